import ArgumentParser
import VigieAccess

extension Role: ExpressibleByArgument {}
