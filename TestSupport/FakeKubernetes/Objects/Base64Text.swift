import Foundation

/// Base 64 of texts and bytes.
enum Base64Text {
    static func encode(_ text: String) -> String { Data(text.utf8).base64EncodedString() }

    /// The URL form without padding, as page tokens have it.
    static func encodeURL(_ text: String) -> String {
        encode(text).replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    static func decodeURL(_ text: String) -> [UInt8]? {
        let plain = text.replacing("-", with: "+").replacing("_", with: "/")
        return Data(base64Encoded: plain + String(repeating: "=", count: (4 - plain.count % 4) % 4)).map(Array.init)
    }
}
