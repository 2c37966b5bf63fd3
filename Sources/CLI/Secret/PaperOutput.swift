import DurableFiles
import TerminalOutput
import VigieSecrets
import Wording

/// Where pages with secrets go: to the terminal, or into a new file that only its owner can read.
struct PaperOutput {
    let file: String?
    let language: Language

    func write(_ paper: Paper) throws {
        guard let file else { return Terminal.write(try paper.reveal(in: language)) }
        guard try DurableFile.create(file, with: try paper.html(), mode: 0o600) else {
            throw Problem(
                code: "usage.file-exists", nature: .usage, title: "There is such a file already.", detail: file,
                hint: "Secrets are not written over anything: name a new one.")
        }
        Terminal.note("Print \(file) with a browser, then remove it: `shred -u \(file)`.")
    }
}
