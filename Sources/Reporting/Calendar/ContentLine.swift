/// One line of an iCalendar file (RFC 5545, 3.1).
struct ContentLine {
    /// The most bytes that a line may have without its end.
    static let longest = 75

    private let text: String

    /// - Parameters:
    ///   - name: a property.
    ///   - value: what it is, as it stands in the file.
    init(_ name: String, _ value: String) { text = "\(name):\(value)" }

    /// - Parameters:
    ///   - name: a property.
    ///   - text: what it says, as people read it.
    init(_ name: String, text: String) {
        var value = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ";", ",": value += "\\\(scalar)"
            case "\n": value += "\\n"
            default: value.unicodeScalars.append(scalar)
            }
        }
        self.init(name, value)
    }

    /// The line with its end; a long one goes on in lines that begin with a blank. No character is torn apart.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        var room = Self.longest
        for scalar in text.unicodeScalars {
            let next = Array(String(scalar).utf8)
            if next.count > room {
                bytes += Array("\r\n ".utf8)
                room = Self.longest - 1
            }
            bytes += next
            room -= next.count
        }
        return bytes + Array("\r\n".utf8)
    }
}
