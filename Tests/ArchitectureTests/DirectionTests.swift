import Testing

/// Which way the arrows point. Each rule has its reason; a test that fails prints it.
@Suite struct DirectionTests {
    let house: House
    let sources: [SwiftSource]

    init() throws {
        house = try House.declared.get()
        sources = try SwiftSource.all.get()
    }

    @Test func `every target lives in a room with a rule`() {
        #expect(!house.rooms.isEmpty)
        for target in house.rooms {
            #expect(target.room != nil, "\(target.name) is at \(target.path), where no rule says what it may know")
        }
    }

    @Test func `a target depends only on the rooms that its own may know`() {
        for target in house.rooms {
            guard let room = target.room else { continue }
            for dependency in target.targets.compactMap({ house[$0] }) {
                guard let other = dependency.room else { continue }
                #expect(room.knows.contains(other), "\(target) may not know \(dependency): \(room.reason)")
            }
        }
    }

    @Test func `what knows Vigie is named so, and nothing else is`() {
        for target in house.rooms where target.room != .program {
            let standsAlone = [.kit, .clients, .fake].contains(target.room)
            #expect(target.name.hasPrefix("Vigie") != standsAlone, "\(target) at \(target.path)")
        }
    }

    @Test(arguments: Guest.all) func `a package from outside is let in at one door`(guest: Guest) {
        for target in house.rooms where target.products.contains(guest.product) {
            #expect(guest.targets.contains(target.name), "\(target) uses \(guest.product): \(guest.reason)")
        }
    }

    @Test func `every package from outside has its door`() {
        let invited = Set(Guest.all.map(\.product))
        for target in house.rooms {
            #expect(Set(target.products).isSubset(of: invited), "\(target) uses \(target.products)")
        }
    }

    @Test func `a file imports what its target declares, and the toolchain`() {
        let toolchain: Set = [
            "Foundation", "FoundationEssentials", "FoundationInternationalization", "Glibc", "Dispatch",
            "Synchronization", "Testing", "Swift", "RegexBuilder",
        ]
        let names = Dictionary(uniqueKeysWithValues: Guest.all.map { ($0.product, $0.module) })
        for source in sources {
            guard let target = house.target(of: source) else {
                Issue.record("\(source) belongs to no target")
                continue
            }
            let declared = Set(target.targets + target.products.map { names[$0] ?? $0 }).union(toolchain)
            #expect(declared.isSuperset(of: source.imports), "\(source) imports \(source.imports)")
        }
    }
}

extension House {
    /// The target whose folder holds a file.
    func target(of source: SwiftSource) -> Target? {
        targets.filter { source.path.hasPrefix($0.path + "/") }.max { $0.path.count < $1.path.count }
    }
}
