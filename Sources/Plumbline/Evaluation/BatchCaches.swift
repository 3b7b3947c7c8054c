/// What runs over batches of one program look up, and need not work out again.
package final class BatchCaches {
  let dates: DateColumns
  let dues: DueDates
  let windows: RepeatWindows

  package init(_ program: BatchProgram) {
    dates = DateColumns(program)
    dues = DueDates(program)
    windows = RepeatWindows(program.program.recurrenceWindow)
  }
}
