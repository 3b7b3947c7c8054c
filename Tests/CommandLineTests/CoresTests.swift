import Testing

@testable import PlumblineCLI

@Suite("Processor cores")
struct CoresTests {
  @Test("are those of the set that Linux allows")
  func allowed() {
    func count(_ line: String) -> Int? { Cores.allowed(by: "Name:\tx\n\(line)\nThreads:\t1\n") }
    #expect(count("Cpus_allowed:\t3") == 2)
    #expect(count("Cpus_allowed:\t00000000,0000ff01") == 9)
    #expect(count("Cpus_allowed_list:\t0-1") == nil)
    #expect(Cores.allowed(by: "") == nil)
    #expect(Cores.count >= 1)
  }
}
