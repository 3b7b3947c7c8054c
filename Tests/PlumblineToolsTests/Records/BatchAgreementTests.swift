import FEEL
import Foundation
import Plumbline
import PlumblineTools
import Testing

@Suite struct BatchAgreementTests {
  @Test func shippedExamplesAgree() throws {
    let policy = try #require(Policy.compile(ProjectFiles.shipped).policy)
    for (checklist, versions) in policy.programs {
      for version in versions {
        let clock = ContinuousClock()
        let start = clock.now
        let batch = BatchCompiler.compile(version)
        print(checklist, version.dates, clock.now - start, batch.counts)
        for slow in batch.slow.prefix(5) { print("   slow", slow.rule) }
      }
    }
    let output = OutputBuffer()
    let worker = BatchWorker(BatchPolicy(policy))
    for file in ProjectFiles.examples {
      let read = InspectionFile.read(file)
      output.removeAll()
      var writer = OutcomeWriter(policy, format: .ndjson, isBrief: true, language: .chinese)
      worker.evaluate(read.records, isJSON: read.isJSON, &writer, output)
      print(file.path, read.records.count, worker.irregular)
      var other = OutcomeWriter(policy, format: .ndjson, isBrief: true, language: .chinese)
      for record in read.records { other.write(policy.evaluate(record, isJSON: read.isJSON, traced: false)) }
      let expected = String(decoding: other.take(), as: UTF8.self)
      #expect(String(decoding: output.contents, as: UTF8.self) == expected)
    }
  }
}
