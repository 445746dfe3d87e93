import Canonical
import Foundation
import Sodium
import Testing
import TransparencyLog

@Suite struct MerkleTreeTests {
    /// The definition of RFC 6962 section 2.1, word for word, to compare with.
    private func naiveRoot(_ leaves: ArraySlice<[UInt8]>) -> Bytes32 {
        switch leaves.count {
        case 0: return SHA256.hash([])
        case 1: return SHA256.hash([0] + leaves[leaves.startIndex])
        default:
            var split = 1
            while split * 2 < leaves.count { split *= 2 }
            let left = naiveRoot(leaves.prefix(split))
            let right = naiveRoot(leaves.dropFirst(split))
            return SHA256.hash([1] + left.bytes + right.bytes)
        }
    }

    @Test func addingOneByOneGivesTheDefinition() {
        var tree = MerkleTree()
        var leaves: [[UInt8]] = []
        for size in 0...300 {
            #expect(tree.size == UInt64(size))
            #expect(tree.root == naiveRoot(leaves[...]), "\(size) leaves")
            #expect(tree == MerkleTree(leaves.map { MerkleTree.leafHash(of: $0) }))
            let leaf = Array(repeating: UInt8(truncatingIfNeeded: size), count: size % 70)
            leaves.append(leaf)
            tree.append(MerkleTree.leafHash(of: leaf))
        }
    }

    @Test func everyLeafAndItsPlaceCount() {
        let leaves = (0..<13).map { MerkleTree.leafHash(of: [$0]) }
        let root = MerkleTree(leaves).root
        for index in leaves.indices {
            var changed = leaves
            changed[index] = MerkleTree.leafHash(of: [0xFF])
            #expect(MerkleTree(changed).root != root, "\(index) changed")
            changed = leaves
            changed.remove(at: index)
            #expect(MerkleTree(changed).root != root, "\(index) left out")
            changed = leaves
            changed.swapAt(index, (index + 1) % leaves.count)
            #expect(MerkleTree(changed).root != root, "\(index) moved")
        }
    }

    /// The eight leaves that implementations of Certificate Transparency are tested with.
    static let usualLeaves = [
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
    ]

    @Test(arguments: [
        (0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        (1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
        (2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
        (3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"),
        (5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"),
        (6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"),
        (7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"),
        (8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"),
    ])
    func knownRoots(size: Int, root: String) throws {
        let leaves = try Self.usualLeaves.prefix(size).map { try #require(Hex.decode($0.utf8)) }
        #expect(MerkleTree(leaves.map { MerkleTree.leafHash(of: $0) }).root.hex == root)
    }

    /// Cases of others that are true: sizes with the root at that size, over the usual leaves.
    @Test(.enabled(if: Vectors.merkle != nil, "the vectors are not here"))
    func rootsInTheVectors() throws {
        let folder = try #require(Vectors.merkle)
        let leaves = try Self.usualLeaves.map { MerkleTree.leafHash(of: try #require(Hex.decode($0.utf8))) }
        var compared = 0
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        for path in paths where path.hasSuffix("happy-path.json") {
            let object = try JSONSerialization.jsonObject(
                with: Data(contentsOf: folder.appending(path: path)))
            let fields = try #require(object as? [String: Any])
            for (size, root) in [("size1", "root1"), ("size2", "root2"), ("treeSize", "root")] {
                guard let size = fields[size] as? Int, let root = fields[root] as? String else { continue }
                let expected = try #require(Base64.decode(root.utf8))
                #expect(MerkleTree(leaves.prefix(size)).root.bytes == expected, "\(path)")
                compared += 1
            }
        }
        #expect(compared >= 15)
    }
}

/// The folder with the test vectors that others made.
enum Vectors {
    static let merkle: URL? = {
        let folder =
            ProcessInfo.processInfo.environment["TROTH_VECTORS"].map { URL(filePath: $0) }
            ?? URL(filePath: #filePath).appending(path: "../../../../shared/vectors").standardized
        let merkle = folder.appending(path: "merkle")
        return FileManager.default.fileExists(atPath: merkle.path) ? merkle : nil
    }()
}
