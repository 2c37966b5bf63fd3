import Glibc
import VigieCLI

@main
struct Main {
    static func main() async {
        // A reader that goes away (`vigie run list | head`) does not end what is under way.
        signal(SIGPIPE, SIG_IGN)
        exit(await VigieCommand.execute(Array(CommandLine.arguments.dropFirst())))
    }
}
