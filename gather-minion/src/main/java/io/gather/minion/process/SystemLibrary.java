package io.gather.minion.process;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandleProxies;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Functions of this machine's C library that start processes, where all of them are there: in glibc since 2.34, on Linux since 5.3. */
final class SystemLibrary {
    /** Six words, whatever a function declares: it takes from the registers what it needs, and one call serves all. */
    private static final FunctionDescriptor DECLARED = FunctionDescriptor.of(ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG);
    /** The same with every processor. */
    private static final int WATCH = 434;
    @SuppressWarnings("restricted")
    private static final Optional<SystemLibrary> FOUND = find(System.getProperty("os.name"),
            System.getProperty("os.arch"), () -> Linker.nativeLinker().defaultLookup());

    private final FunctionCall call;
    private final Map<Function, MemorySegment> functions;
    private final Kernel kernel;
    private final SpawnMark mark;

    /** A function of the library, by its address. */
    @FunctionalInterface
    public interface FunctionCall {
        long call(MemorySegment function, long a, long b, long c, long d, long e, long f);
    }

    /** Where functions are looked up; looking may be denied to this process. */
    @FunctionalInterface
    interface Opening {
        SymbolLookup open();
    }

    /** What is called, by its name in C. */
    enum Function {
        POSIX_SPAWN,
        POSIX_SPAWNATTR_INIT,
        POSIX_SPAWNATTR_SETFLAGS,
        POSIX_SPAWNATTR_SETSIGDEFAULT,
        POSIX_SPAWNATTR_SETSIGMASK,
        POSIX_SPAWN_FILE_ACTIONS_INIT,
        POSIX_SPAWN_FILE_ACTIONS_ADDDUP2,
        POSIX_SPAWN_FILE_ACTIONS_ADDOPEN,
        POSIX_SPAWN_FILE_ACTIONS_ADDCHDIR_NP,
        /** Only glibc has it among those of Linux: whoever has it knows sessions too. */
        POSIX_SPAWN_FILE_ACTIONS_ADDCLOSEFROM_NP,
        POSIX_SPAWN_FILE_ACTIONS_DESTROY,
        SIGFILLSET,
        SIGEMPTYSET,
        PIPE2,
        POLL,
        READ,
        CLOSE,
        WAITPID,
        NICE,
        PRLIMIT,
        SYSCALL;

        private String symbol() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the library has no function for in all its versions, by the kernel's numbers, which processors differ in. */
    private enum Kernel {
        AMD64(251),
        AARCH64(30);

        private final int setIoPriority;

        Kernel(int setIoPriority) {
            this.setIoPriority = setIoPriority;
        }

        private static @Nullable Kernel of(String processor) {
            for (Kernel kernel : values()) {
                if (kernel.name().equalsIgnoreCase(processor)) {
                    return kernel;
                }
            }
            return null;
        }
    }

    private SystemLibrary(FunctionCall call, Map<Function, MemorySegment> functions, Kernel kernel) {
        this.call = call;
        this.functions = functions;
        this.kernel = kernel;
        this.mark = new SpawnMark(this);
    }

    /** Empty where commands are to be started otherwise. */
    static Optional<SystemLibrary> here() {
        return FOUND;
    }

    @SuppressWarnings("restricted")
    static Optional<SystemLibrary> find(String system, String processor, Opening opening) {
        Kernel kernel = Kernel.of(processor);
        if (!system.equals("Linux") || kernel == null) {
            return Optional.empty();
        }
        try {
            SymbolLookup lookup = opening.open();
            Map<Function, MemorySegment> functions = new EnumMap<>(Function.class);
            for (Function function : Function.values()) {
                Optional<MemorySegment> found = lookup.find(function.symbol());
                if (found.isEmpty()) {
                    return Optional.empty();
                }
                functions.put(function, found.get());
            }
            FunctionCall call = MethodHandleProxies.asInterfaceInstance(FunctionCall.class,
                    Linker.nativeLinker().downcallHandle(DECLARED));
            SystemLibrary library = new SystemLibrary(call, functions, kernel);
            return library.watchesProcesses() ? Optional.of(library) : Optional.empty();
        } catch (IllegalArgumentException | IllegalCallerException | UnsupportedOperationException notUsable) {
            return Optional.empty();
        }
    }

    /** An older kernel, or one that does not let us, has nothing that tells of a process's end. */
    private boolean watchesProcesses() {
        int watch = watch(ProcessHandle.current().pid());
        if (watch < 0) {
            return false;
        }
        call(Function.CLOSE, watch);
        return true;
    }

    /** One for all, as it is this process's own. */
    SpawnMark mark() {
        return mark;
    }

    /** A descriptor that can be read when that process has ended; negative: there is none. */
    int watch(long process) {
        return call(Function.SYSCALL, WATCH, process);
    }

    /** All that this thread starts is served last by the disks. */
    void idleIo() {
        int thisThread = 1;
        int idle = 3 << 13 | 7;
        call(Function.SYSCALL, kernel.setIoPriority, thisThread, 0, idle);
    }

    int call(Function function, long a) {
        return call(function, a, 0, 0, 0, 0, 0);
    }

    int call(Function function, long a, long b) {
        return call(function, a, b, 0, 0, 0, 0);
    }

    int call(Function function, long a, long b, long c) {
        return call(function, a, b, c, 0, 0, 0);
    }

    int call(Function function, long a, long b, long c, long d) {
        return call(function, a, b, c, d, 0, 0);
    }

    /** All of them tell by an {@code int}: what else the register holds means nothing. */
    int call(Function function, long a, long b, long c, long d, long e, long f) {
        return (int) call.call(Objects.requireNonNull(functions.get(function)), a, b, c, d, e, f);
    }
}
