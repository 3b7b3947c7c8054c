/// What is wrong, as a stable word: `stage/what-is-wrong`. Never reused.
///
/// Each has a doc comment of one sentence, the same in Chinese beside this file, a fixture that shows
/// it and an entry in `docs/diagnostics.md`.
public enum DiagnosticCode: String, Sendable, Hashable, CaseIterable {
  /// A value that the expected field cannot have: no number, no date, or no word of its enumeration.
  case caseBadValue = "case/bad-value"
  /// An element of an expected list that is not told by its id, or by more than that under `not_`.
  case caseElement = "case/element"
  /// A case, or a field of one, that expects nothing and so passes whatever comes out.
  case caseExpectsNothing = "case/expects-nothing"
  /// A case whose inspection has a problem that the case does not expect.
  case caseInspection = "case/inspection"
  /// Two cases of one name.
  case caseNameTwice = "case/name-twice"
  /// A case whose result rests on a measured answer that it does not give.
  case caseRestsOnUnstated = "case/rests-on-unstated"
  /// A case that starts from one that does not exist, or from itself.
  case caseUnknown = "case/unknown-case"
  /// An expected field that outcomes do not have.
  case caseUnknownField = "case/unknown-field"
  /// An expected id that the policy does not have.
  case caseUnknownID = "case/unknown-id"
  /// A policy file beside the folders whose files are read.
  case folderMisplaced = "folder/misplaced"
  /// A file in those folders that is no YAML by its name, and looks as if it were meant to be read.
  case folderNotRead = "folder/not-read"
  /// An attribute that is not declared, or a value that it cannot have.
  case itemAttribute = "item/attribute"
  /// Choices that are missing or spelt like a state.
  case itemChoice = "item/choice"
  /// A deduction beyond the item's weight.
  case itemDeduct = "item/deduct"
  /// An informational item with something that only judged items have.
  case itemInformational = "item/informational"
  /// An item without `pass:` where it is needed, or with one where it is not.
  case itemPassMissing = "item/pass-missing"
  /// Something that can be a hazard and has no remedy.
  case itemRemedyMissing = "item/remedy-missing"
  /// A veto that does not say whether it may be not applicable.
  case itemVetoNotApplicable = "item/veto-not-applicable"
  /// A veto that is no hazard.
  case itemVetoWithoutHazard = "item/veto-without-hazard"
  /// A rule or item that another file replaces or disables.
  case linkChange = "link/change"
  /// A rule whose dates reach beyond its file's.
  case linkDatesOutsideFile = "link/dates-outside-file"
  /// Numbers that rest on no legal text, only on a default.
  case linkDefaults = "link/defaults"
  /// A replacement or removal that makes the policy milder.
  case linkMilder = "link/milder"
  /// Something that nothing uses.
  case linkNeverUsed = "link/never-used"
  /// A policy without a checklist.
  case linkNoChecklist = "link/no-checklist"
  /// Two replacements of one rule on one date.
  case linkReplacedTwice = "link/replaced-twice"
  /// A name that the language itself gives a meaning.
  case linkReservedName = "link/reserved-name"
  /// A parameter whose review is overdue.
  case linkReviewDue = "link/review-due"
  /// A source that is not in force on the dates of the rule that rests on it.
  case linkSourceNotInForce = "link/source-not-in-force"
  /// An id or tag that no checklist has.
  case linkUnknownChecklist = "link/unknown-checklist"
  /// A record that `facts` does not declare.
  case linkUnknownRecord = "link/unknown-record"
  /// A rule or item that does not exist.
  case linkUnknownRule = "link/unknown-rule"
  /// A shared section that does not exist.
  case linkUnknownSection = "link/unknown-section"
  /// A source or clause that the register does not have.
  case linkUnknownSource = "link/unknown-source"
  /// Days on which no version of something is in force, between two that are.
  case linkVersionGap = "link/version-gap"
  /// A grade or rating without its worst value.
  case linkWorstMissing = "link/worst-missing"
  /// A word that several enumerations have, with nothing to tell which is meant.
  case nameAmbiguousWord = "name/ambiguous-word"
  /// A context with two entries of one name.
  case nameDuplicateEntry = "name/duplicate-entry"
  /// A name that has no value at this stage or place.
  case nameNotYet = "name/not-available"
  /// A name that nothing has.
  case nameUnknown = "name/unknown"
  /// A call of a function that does not exist.
  case nameUnknownFunction = "name/unknown-function"
  /// A field, property or item that its owner does not have.
  case nameUnknownMember = "name/unknown-member"
  /// The name of a type that does not exist.
  case nameUnknownType = "name/unknown-type"
  /// A word that its enumeration does not have.
  case nameUnknownWord = "name/unknown-word"
  /// Decisions or items that need one another.
  case ruleCycle = "rule/cycle"
  /// A due date in a form that the language does not have.
  case ruleDue = "rule/due"
  /// An enumeration that the policy does not declare.
  case ruleEnumerationMissing = "rule/enumeration-missing"
  /// A fine that is neither an amount nor a range.
  case ruleFine = "rule/fine"
  /// A grading rule to the mildest grade.
  case ruleGradingRaisesNothing = "rule/grading-raises-nothing"
  /// Something that the scoring model does not look at.
  case ruleIgnoredByModel = "rule/ignored-by-model"
  /// A measure without a condition that no table proposes.
  case ruleMeasureNeverProposed = "rule/measure-never-proposed"
  /// Repeats without the parameter that says how far back they count.
  case ruleRecurrenceWindow = "rule/recurrence-window"
  /// An expression that batches cannot run by column, so that they run slower; the outcome is the
  /// same. Only `check --verbose` says so.
  case ruleSlow = "rule/slow"
  /// A stage that a checklist needs and does not have.
  case ruleStageMissing = "rule/stage-missing"
  /// A measure that does not exist.
  case ruleUnknownMeasure = "rule/unknown-measure"
  /// A date or a range of dates that cannot be read.
  case schemaBadDate = "schema/bad-date"
  /// A name with characters that names may not have.
  case schemaBadName = "schema/bad-name"
  /// A number that cannot be read or does not fit.
  case schemaBadNumber = "schema/bad-number"
  /// Two declarations of one name.
  case schemaDeclaredTwice = "schema/declared-twice"
  /// A test without a text.
  case schemaEmptyTest = "schema/empty-test"
  /// A key with nothing behind it.
  case schemaEmptyValue = "schema/empty-value"
  /// An enumeration without values, or with its worst value in the middle.
  case schemaEnumeration = "schema/enumeration"
  /// A list or map of YAML where one expression was meant.
  case schemaExpressionBent = "schema/expression-bent"
  /// A key that must be there and is not.
  case schemaMissingKey = "schema/missing-key"
  /// A file that is neither a checklist nor a ruleset.
  case schemaNeitherKind = "schema/neither-kind"
  /// Something of the language that this version does not have.
  case schemaNotAvailable = "schema/not-available"
  /// More mistakes than are shown at once.
  case schemaTooMany = "schema/too-many"
  /// A word that is none of those a field takes.
  case schemaUnknownChoice = "schema/unknown-choice"
  /// A key that nothing knows.
  case schemaUnknownKey = "schema/unknown-key"
  /// A list, map or text where another of them is wanted.
  case schemaWrongKind = "schema/wrong-kind"
  /// Comparisons stand in a row, `a < b < c`.
  case syntaxChainedComparison = "syntax/chained-comparison"
  /// An operator, quote or notation of another language, such as `==` or `60~80`.
  case syntaxForeignOperator = "syntax/foreign-operator"
  /// A full-width character where an expression needs the ASCII one.
  case syntaxFullWidth = "syntax/full-width"
  /// A value is missing, as in `>= `.
  case syntaxMissingOperand = "syntax/missing-operand"
  /// A number beyond the 34 digits and exponents of decimal128.
  case syntaxNumberRange = "syntax/number-range"
  /// An expression nested too deep or too long to be read by anybody.
  case syntaxTooDeep = "syntax/too-deep"
  /// A text or a comment that does not end.
  case syntaxUnclosedString = "syntax/unclosed-string"
  /// Something stands where the grammar wants something else.
  case syntaxUnexpected = "syntax/unexpected"
  /// A character or escape that means nothing in FEEL.
  case syntaxUnknownCharacter = "syntax/unknown-character"
  /// A line of a table without bars at its ends, or with full-width ones.
  case tableBars = "table/bars"
  /// A row with another number of cells than the header.
  case tableCells = "table/cells"
  /// A column that is missing or has no place in its table.
  case tableColumn = "table/column"
  /// A test where an output stands.
  case tableDashInOutput = "table/dash-in-output"
  /// A table without rows.
  case tableEmpty = "table/empty"
  /// An input cell without a test.
  case tableEmptyCell = "table/empty-cell"
  /// A header whose groups cannot be told.
  case tableHeader = "table/header"
  /// A hit policy that does not fit its table.
  case tableHitPolicy = "table/hit-policy"
  /// A test that holds for every value, or a condition that no inspection can change.
  case testAlways = "test/always"
  /// A test that holds for no value.
  case testNever = "test/never"
  /// A test whose parts, which a comma joins by *or*, overlap.
  case testOverlap = "test/overlap"
  /// A single value, often by a subtraction such as `0-9999`, where a range is meant.
  case testSingleValue = "test/single-value"
  /// A date, time or duration literal that is none.
  case typeBadLiteral = "type/bad-literal"
  /// A cell with a condition that is not about its column.
  case typeBooleanTest = "type/boolean-test"
  /// A comparison that can never hold, since the types differ.
  case typeIncomparable = "type/incomparable"
  /// A value of a type that is not wanted.
  case typeMismatch = "type/mismatch"
  /// A comparison by order of values that have none.
  case typeNoOrder = "type/no-order"
  /// A count or sum over values that may be missing.
  case typeOptionalElements = "type/optional-elements"
  /// A value that may be missing, unguarded inside a filter or loop.
  case typeOptionalInFilter = "type/optional-in-filter"
  /// Arguments that a function does not take.
  case typeWrongArguments = "type/wrong-arguments"
  /// A character that no text file should hold.
  case yamlControlCharacter = "yaml/control-character"
  /// A key that stands twice in one map.
  case yamlDuplicateKey = "yaml/duplicate-key"
  /// A file without content.
  case yamlEmpty = "yaml/empty"
  /// Full-width punctuation where YAML needs the ASCII one.
  case yamlFullWidth = "yaml/full-width"
  /// A tab, a full-width or a no-break blank in the indentation or behind a colon.
  case yamlIndentation = "yaml/indentation"
  /// A list or map as a key.
  case yamlKeyNotScalar = "yaml/key-not-scalar"
  /// A text that YAML would read as something else.
  case yamlNeedsQuotes = "yaml/needs-quotes"
  /// Bytes that are not UTF-8.
  case yamlNotUTF8 = "yaml/not-utf-8"
  /// A tag, an anchor, an alias or a merge key, which YAML would use to change what is meant.
  case yamlRefused = "yaml/refused"
  /// A second document in one file.
  case yamlSecondDocument = "yaml/second-document"
  /// Text that is no YAML.
  case yamlSyntax = "yaml/syntax"
  /// A file that is too large or nested too deep.
  case yamlTooLarge = "yaml/too-large"
}
