import Foundation
import Glibc
import Testing

extension People {
    /// Whether the file that an editor had, whose path it wrote into `place`, is gone, or goes within two seconds.
    func isEditedFileGone() throws -> Bool {
        let place = String(decoding: try read("place"), as: UTF8.self).trimmingCharacters(in: .newlines)
        #expect(place.contains("/troth-"), "\(place)")
        for _ in 0..<200 {
            if !FileManager.default.fileExists(atPath: place) { return true }
            usleep(10_000)
        }
        return false
    }
}
