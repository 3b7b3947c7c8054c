import Foundation

/// The lines of a file, without their ends, read as they are asked for.
struct Lines: Sequence, IteratorProtocol {
  private static let pieceSize = 1 << 20

  private let file: FileHandle
  private var piece = Data()

  init(of path: String) throws {
    file = try FileHandle(forReadingFrom: URL(filePath: path))
  }

  mutating func next() -> [UInt8]? {
    var line: [UInt8] = []
    while true {
      if let end = piece.firstIndex(of: 0x0A) {
        line += piece[..<end]
        piece = piece[(end + 1)...]
        return line
      }
      line += piece
      piece = (try? file.read(upToCount: Self.pieceSize)) ?? Data()
      if piece.isEmpty { return line.isEmpty ? nil : line }
    }
  }
}
