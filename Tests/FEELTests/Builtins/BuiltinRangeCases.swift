extension BuiltinCase {
  static let ofRanges = cases(
    #"""
    before(1, 10) ; true
    before(10, 1) ; false
    before(1, [1..10]) ; false
    before(1, (1..10]) ; true
    before([1..10], 10) ; false
    before([1..10), 10) ; true
    before([1..10], [10..20]) ; false
    before([1..10), [10..20]) ; true
    before([1..10], (10..20]) ; true
    before(point1: 1, point2: 2) ; true
    before(point: 1, range: [2..3]) ; true
    before(range: [2..3], point: 1) ; false
    before(1, "a") ; null
    before((< 10), (>= 10)) ; true
    before((<= 10), [5..20]) ; false
    before(true, false) ; null
    after(10, 5) ; true
    after(12, [2..11]) ; true
    after([11..20], 10) ; true
    after((10..20], 10) ; true
    after([11..20], [1..11]) ; false
    after([11..20], [1..11)) ; true
    meets([1..5], [5..10]) ; true
    meets([1..5), [5..10]) ; false
    meets(5, [5..10]) ; null
    met by([5..10], [1..5]) ; true
    met by([5..10], [1..5)) ; false
    overlaps([1..5], [3..8]) ; true
    overlaps([3..8], [1..5]) ; true
    overlaps([1..5], [5..8]) ; true
    overlaps([1..5), [5..8]) ; false
    overlaps([1..8], [3..5]) ; true
    overlaps([1..5], [6..8]) ; false
    overlaps((> 3), [1..5]) ; true
    overlaps before([1..5], [3..8]) ; true
    overlaps before([1..5), (1..5]) ; true
    overlaps before([1..5], (1..5]) ; true
    overlaps before([1..5], [1..5]) ; false
    overlaps before([1..5), [1..5]) ; false
    overlaps before([1..5), [5..8]) ; false
    overlaps after([3..8], [1..5]) ; true
    overlaps after([3..8], [1..5)) ; true
    overlaps after([1..5], [3..8]) ; false
    finishes(10, [1..10]) ; true
    finishes(10, [1..10)) ; false
    finishes([5..10], [1..10]) ; true
    finishes([5..10), [1..10]) ; false
    finishes((1..10], [1..10]) ; true
    finishes([1..10], (1..10]) ; false
    finished by([1..10], 10) ; true
    finished by([1..10], [5..10]) ; true
    finished by([1..10], (1..10]) ; true
    finished by([1..10), 10) ; false
    includes([1..10], 5) ; true
    includes([1..10], 12) ; false
    includes([1..10), 10) ; false
    includes([1..10], [4..6]) ; true
    includes((1..10], (1..5]) ; true
    includes((1..10], [1..5]) ; false
    includes((>= 3), 1000) ; true
    includes((>= 3), (> 4)) ; true
    includes([null..3], 1) ; null
    includes((!= 3), 1) ; null
    during(5, [1..10]) ; true
    during([4..6], [1..10]) ; true
    during((1..10), [1..10]) ; true
    during([1..10], (1..10)) ; false
    during("b", ["a".."c"]) ; true
    starts(1, [1..10]) ; true
    starts(1, (1..10]) ; false
    starts([1..5], [1..10]) ; true
    starts((1..5], [1..10]) ; false
    starts([1..10], [1..10]) ; true
    starts([1..10], [1..10)) ; false
    started by([1..10], 1) ; true
    started by([1..10], [1..5]) ; true
    started by((1..10], 1) ; false
    coincides(5, 5) ; true
    coincides(3, 4) ; false
    coincides([1..5], [1..5]) ; true
    coincides((1..5), [1..5]) ; false
    coincides([1..2], [2..6]) ; false
    coincides(minor, minor) ; true
    before(minor, critical) ; true
    before(red, green) ; null
    """#)
}
