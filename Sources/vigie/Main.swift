import Glibc
import VigieCLI

@main
struct Main {
    static func main() async {
        exit(await VigieCommand.execute(Array(CommandLine.arguments.dropFirst())))
    }
}
