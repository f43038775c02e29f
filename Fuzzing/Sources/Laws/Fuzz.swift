#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads one input; returns 0.
public typealias Entry = @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt

/// Runs libFuzzer with this process's arguments. The package manager names every program's `main` itself, so libFuzzer's own
/// cannot be linked.
public func fuzz(_ entry: Entry) -> Never {
  var count = CommandLine.argc
  var arguments = CommandLine.unsafeArgv
  exit(runDriver(&count, &arguments, entry))
}

/// libFuzzer's `FuzzerInterface`: `int LLVMFuzzerRunDriver(int *, char ***, int (*)(const uint8_t *, size_t))`.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>, _ entry: Entry
) -> CInt
