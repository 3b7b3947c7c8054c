import Glibc

/// The time that the processor has spent; a busy machine does not change it.
enum ProcessorTime {
  /// Of the thread that asks, in seconds.
  static var ofThread: Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
