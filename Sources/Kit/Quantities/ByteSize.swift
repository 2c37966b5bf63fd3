/// A number of bytes.
package struct ByteSize: Hashable, Sendable, Codable {
    package let bytes: Int64

    package init(bytes: Int64) {
        self.bytes = bytes
    }

    package init(from decoder: any Decoder) throws {
        bytes = try decoder.singleValueContainer().decode(Int64.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(bytes)
    }
}

extension ByteSize: Comparable {
    package static func < (left: ByteSize, right: ByteSize) -> Bool {
        left.bytes < right.bytes
    }
}

/// The units of a size: powers of 1000 (`MB`) and of 1024 (`MiB`).
enum ByteUnit: String, CaseIterable {
    case byte = "B"
    case kilobyte = "kB"
    case megabyte = "MB"
    case gigabyte = "GB"
    case terabyte = "TB"
    case petabyte = "PB"
    case kibibyte = "KiB"
    case mebibyte = "MiB"
    case gibibyte = "GiB"
    case tebibyte = "TiB"
    case pebibyte = "PiB"

    static let decimal: [ByteUnit] = [.byte, .kilobyte, .megabyte, .gigabyte, .terabyte, .petabyte]
    static let binary: [ByteUnit] = [.kibibyte, .mebibyte, .gibibyte, .tebibyte, .pebibyte]

    var bytes: Int64 {
        switch self {
        case .byte: 1
        case .kilobyte: 1000
        case .megabyte: 1_000_000
        case .gigabyte: 1_000_000_000
        case .terabyte: 1_000_000_000_000
        case .petabyte: 1_000_000_000_000_000
        case .kibibyte: 1 << 10
        case .mebibyte: 1 << 20
        case .gibibyte: 1 << 30
        case .tebibyte: 1 << 40
        case .pebibyte: 1 << 50
        }
    }

    /// The unit in French, which counts in octets: `Mo`, `Mio`.
    var french: String {
        switch self {
        case .byte: "o"
        default: rawValue.dropLast() + "o"
        }
    }

    /// The unit a person meant who wrote it differently: `Gi`, `mb`, `Go`.
    static func meant(by word: String) -> ByteUnit? {
        let lowered = word.lowercased().filter { $0 != " " }
        return allCases.first { unit in
            let name = unit.rawValue.lowercased()
            return lowered == name || lowered + "b" == name || lowered == unit.french.lowercased()
        }
    }
}
