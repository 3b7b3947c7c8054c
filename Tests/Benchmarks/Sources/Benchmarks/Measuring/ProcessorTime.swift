import Glibc

/// Processor time as the system counts it, user and system together, in seconds.
enum ProcessorTime {
  /// Of this process so far.
  static var own: Double { seconds(RUSAGE_SELF) }

  /// Of all child processes that have ended so far.
  static var children: Double { seconds(RUSAGE_CHILDREN) }

  private static func seconds(_ who: __rusage_who) -> Double {
    var usage = rusage()
    // The system writes into `usage` during the call and keeps no pointer to it.
    _ = unsafe getrusage(__rusage_who_t(who.rawValue), &usage)
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) * 1e-6
  }
}
