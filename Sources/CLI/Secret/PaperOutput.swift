import DurableFiles
import FoundationEssentials
import TerminalOutput
import VigieSecrets
import Wording

/// Where pages with secrets go: to the terminal, or into a new file that only its owner can read.
struct PaperOutput {
    let file: String?
    let language: Language

    /// Looks whether the pages can be written, before anything is made that stands on them alone.
    func checkRoom() throws {
        guard let file else { return }
        if FileManager.default.fileExists(atPath: file) { throw taken(file) }
        guard FileManager.default.isWritableFile(atPath: DurableFile.directory(of: file)) else {
            throw Problem(
                code: "usage.not-writable", nature: .usage, title: "No file can be made there.", detail: file,
                hint: "Name a new file in a directory of your own.")
        }
    }

    func write(_ paper: Paper) throws {
        guard let file else { return Terminal.write(try paper.reveal(in: language)) }
        guard try DurableFile.create(file, with: try paper.html(), mode: 0o600) else {
            throw taken(file)
        }
        Terminal.note("Print \(file) with a browser, then remove it: `shred -u \(file)`.")
    }

    private func taken(_ file: String) -> Problem {
        Problem(
            code: "usage.file-exists", nature: .usage, title: "There is such a file already.", detail: file,
            hint: "Secrets are not written over anything: name a new one.")
    }
}
