extension BuiltinCase {
  static let ofDates = cases(
    #"""
    date("2012-12-25") ; @"2012-12-25"
    date("2012-12-25T") ; null
    date("2017-13-10") ; null
    date("998-12-31") ; null
    date("") ; null
    date(@"2012-12-25T10:00:00+02:00") ; @"2012-12-25"
    date(@"2012-12-25") ; @"2012-12-25"
    date(2017, 8, 30) ; @"2017-08-30"
    date(-2017, 8, 30) ; @"-2017-08-30"
    date(2017, 2, 30) ; null
    date(2017.5, 2, 3) ; null
    date(1e30, 2, 3) ; null
    date(year: 2017, month: 8, day: 30) ; @"2017-08-30"
    date(7) ; null
    date and time("2012-12-24T23:59:00") ; @"2012-12-24T23:59:00"
    date and time("2012-12-24") ; @"2012-12-24T00:00:00"
    date and time("11:00:00") ; null
    date and time(@"2017-01-01", @"23:59:01Z") ; @"2017-01-01T23:59:01Z"
    date and time(@"2017-08-10T10:20:00+02:00", @"23:59:01") ; @"2017-08-10T23:59:01"
    date and time(date: @"2017-01-01", time: @"23:59:01") ; @"2017-01-01T23:59:01"
    date and time(@"2017-08-10", null) ; null
    time("23:59:00") ; @"23:59:00"
    time("7:00:00") ; null
    time(@"2017-08-10") ; @"00:00:00Z"
    time(@"2017-08-10T10:20:00+02:00") ; @"10:20:00+02:00"
    time(11, 59, 45, null) ; @"11:59:45"
    time(11, 59, 45) ; @"11:59:45"
    time(11, 59, 45.25, @"PT0H") ; @"11:59:45.25Z"
    time(11, 59, 0, @"-PT2H1M") ; @"11:59:00-02:01"
    time(11, 59, 45, @"PT2H45M55S") ; @"11:59:45+02:45:55"
    time(24, 59, 45, null) ; null
    time(-24, 59, 45, null) ; null
    time(12, 0, 60, null) ; null
    time(12, 0, -0.5, null) ; null
    time(12, 0, 0, @"P1D") ; null
    time(12, 0, null, @"PT0S") ; null
    duration("P1Y2M") ; @"P1Y2M"
    duration("PT49H") ; @"P2DT1H"
    duration("P1Y2M3D") ; null
    duration("P") ; null
    years and months duration(@"2011-12-22", @"2013-08-24") ; @"P1Y8M"
    years and months duration(@"2016-01-21", @"2015-01-21") ; @"-P1Y"
    years and months duration(@"2016-01-01", @"2016-01-01") ; @"P0M"
    years and months duration(@"2014-12-31T23:59:59", @"2019-10-01T12:32:59") ; @"P4Y9M"
    years and months duration(@"2017-02-28T23:59:59", @"2019-07-23") ; @"P2Y4M"
    years and months duration(@"-2016-01-30T09:05:00", @"-2017-02-28T02:02:02") ; @"-P11M"
    day of week(@"2019-09-17") ; "Tuesday"
    day of week(@"2019-09-15T23:00:00") ; "Sunday"
    day of week("foo") ; null
    day of year(@"2020-12-31") ; 366
    day of year(date: @"2019-09-17T10:10:10") ; 260
    day of year(null) ; null
    month of year(@"2019-09-17") ; "September"
    week of year(@"2003-12-29") ; 1
    week of year(@"2004-01-04") ; 1
    week of year(@"2005-01-01") ; 53
    week of year(@"2005-01-03T00:00:00") ; 1
    abs(@"-P1D") ; @"P1D"
    abs(@"-P1Y") ; @"P1Y"
    is(@"23:00:50Z", @"23:00:50+00:00") ; true
    is(@"23:00:50", @"23:00:50Z") ; false
    is(@"12:00:00-01:00", @"17:00:00+04:00") ; false
    is(@"P1D", @"PT24H") ; true
    is(@"P0Y", @"P0D") ; false
    min([@"2020-01-02", @"2020-01-01"]) ; @"2020-01-01"
    before(@"2020-01-01", [@"2020-01-02"..@"2020-01-03"]) ; true
    string(@"PT49H") ; "P2DT1H"
    string(@"P0Y") ; "P0M"
    string(@"2018-12-10T10:30:00.0001+05:00:01") ; "2018-12-10T10:30:00.0001+05:00:01"
    string([@"2018-12-10", @"P1D"]) ; "[@\"2018-12-10\", @\"P1D\"]"
    range("[date(\"1970-01-01\")..@\"1970-01-02\"]") ; [@"1970-01-01"..@"1970-01-02"]
    range("[@\"1970-01-01\"..@\"1970-01-02T00:00:00\"]") ; null
    range("[date(string(\"1970-01-01\"))..@\"1970-01-02\"]") ; null
    distinct values([@"PT24H", @"P1D", @"10:00:00Z", @"10:00:00+00:00"]) ; [@"P1D", @"10:00:00Z"]
    distinct values([@"2020-01-01T10:00:00.5+08:00", @"2020-01-01T02:00:00Z"]) ; [@"2020-01-01T10:00:00.5+08:00"]
    distinct values([@"10:00:00.5+08:00", @"02:00:00Z", @"10:00:00"]) ; [@"10:00:00.5+08:00", @"10:00:00"]
    """#)
}
