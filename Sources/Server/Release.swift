/// What was released under which number.
package enum Release {
    package static let number = "0.1.0"
}
