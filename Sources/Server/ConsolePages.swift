package import VigieAPI
import VigieAccess
package import VigieConsole

/// The console, as the HTTP server asks it.
package struct ConsolePages: PageSource {
    private let console: Console

    package init(_ console: Console) {
        self.console = console
    }

    package func respond(to call: PageCall) async -> PageAnswer {
        let request = PageRequest(
            method: call.method == "POST" ? .post : .get, target: call.target, headers: call.headers, body: call.body,
            address: call.visitor.visit.address ?? "", identity: call.visitor.identity, client: call.client,
            refusal: call.refusal)
        let response = await console.respond(to: request)
        let headers = response.headers.map { (name: $0.name, value: $0.value) }
        switch response.body {
        case .bytes(let bytes): return PageAnswer(status: response.status, headers: headers, content: .bytes(bytes))
        case .stream(let pieces): return PageAnswer(status: response.status, headers: headers, content: .pieces(pieces))
        }
    }
}
