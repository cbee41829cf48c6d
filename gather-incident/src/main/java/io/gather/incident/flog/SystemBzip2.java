package io.gather.incident.flog;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandleProxies;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** bzip2 by the machine's own library where it has one: it takes half as long as the same in Java. */
final class SystemBzip2 {
    /** As distributions call it. */
    private static final List<String> LIBRARIES = List.of("libbz2.so.1.0", "libbz2.so.1");
    private static final String FUNCTION = "BZ2_bzBuffToBuffCompress";
    private static final FunctionDescriptor DECLARED = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS,
            ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT,
            ValueLayout.JAVA_INT);
    private static final int OK = 0;
    private static final int SILENT = 0;
    private static final int USUAL_EFFORT = 0;
    @SuppressWarnings("restricted")
    private static final Optional<SystemBzip2> FOUND = find(LIBRARIES, SymbolLookup::libraryLookup);

    private final CompressFunction compress;

    /** The function, as C declares it. */
    @FunctionalInterface
    public interface CompressFunction {
        int call(MemorySegment compressed, MemorySegment length, MemorySegment source, int sourceLength, int units,
                int verbosity, int workFactor);
    }

    private SystemBzip2(CompressFunction compress) {
        this.compress = compress;
    }

    /** Empty where this machine has none. */
    static Optional<SystemBzip2> here() {
        return FOUND;
    }

    /** @param opening which may be denied to this process */
    @SuppressWarnings("restricted")
    static Optional<SystemBzip2> find(List<String> names, BiFunction<String, Arena, SymbolLookup> opening) {
        for (String name : names) {
            try {
                return opening.apply(name, Arena.global()).find(FUNCTION)
                        .map(function -> new SystemBzip2(MethodHandleProxies.asInterfaceInstance(
                                CompressFunction.class, Linker.nativeLinker().downcallHandle(function, DECLARED))));
            } catch (IllegalArgumentException | IllegalCallerException | UnsupportedOperationException notUsable) {
                // The next one, or that in Java.
            }
        }
        return Optional.empty();
    }

    /** @param units size of a block, in units of 100,000 bytes */
    byte[] compress(byte[] bytes, int units) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment source = arena.allocate(Math.max(1, bytes.length));
            MemorySegment.copy(bytes, 0, source, ValueLayout.JAVA_BYTE, 0, bytes.length);
            // What its manual asks for, whatever the content.
            int room = bytes.length + bytes.length / 100 + 600;
            MemorySegment compressed = arena.allocate(room);
            MemorySegment length = arena.allocateFrom(ValueLayout.JAVA_INT, room);
            int result = compress.call(compressed, length, source, bytes.length, units, SILENT, USUAL_EFFORT);
            if (result != OK) {
                throw new IOException("libbz2 says " + result);
            }
            return compressed.asSlice(0, length.get(ValueLayout.JAVA_INT, 0)).toArray(ValueLayout.JAVA_BYTE);
        }
    }
}
