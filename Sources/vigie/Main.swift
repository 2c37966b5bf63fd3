import Glibc
import VigieCLI

@main
struct Main {
    static func main() async {
        // A reader that goes away (`vigie run list | head`) does not end what is under way.
        signal(SIGPIPE, SIG_IGN)
        // What is in memory at a crash, passwords among it, is nothing to leave on a disk.
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
        exit(await VigieCommand.execute(Array(CommandLine.arguments.dropFirst())))
    }
}
