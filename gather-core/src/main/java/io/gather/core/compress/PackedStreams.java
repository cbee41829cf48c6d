package io.gather.core.compress;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZInputStream;
import org.tukaani.xz.XZOutputStream;

/**
 * Reads and writes what a {@link Compressor} makes. Nothing that is read is trusted: it gets no more memory than it may, and what comes out is
 * bounded by what went in.
 */
public final class PackedStreams {
    private static final int BUFFER = 64 << 10;
    private static final int XZ_KIB = 10 << 10;
    private static final int XZ_PRESET = 1;
    /** Of 100 kB; each costs the packer eight times as much. */
    private static final int BZIP2_BLOCKS = 3;
    private static final int ZSTD_LOG = 23;
    private static final int ZSTD_LEVEL = 3;

    private PackedStreams() {}

    /**
     * What is in it. What is damaged, would grow beyond all measure, or needs more memory than it gets is a {@link ZipException} or an
     * {@link java.io.EOFException}, where that is read; failures of the stream below remain what they are. Close it, which closes that one.
     */
    public static InputStream unpacked(Compressor by, InputStream packed) throws IOException {
        CountedInput counted = new CountedInput(packed);
        return new UnpackedInput(counted, DecoderMemory.of(by), () -> decoder(by, counted));
    }

    private static InputStream decoder(Compressor by, InputStream packed) throws IOException {
        return switch (by) {
            case GZIP -> new GZIPInputStream(packed, BUFFER);
            case XZ -> new XZInputStream(packed, XZ_KIB);
            case BZIP2 -> new BZip2CompressorInputStream(packed, true);
            case ZSTD -> new ZstdInputStreamNoFinalizer(packed).setLongMax(ZSTD_LOG);
        };
    }

    /** Packs what is written to it; closing it ends that, and leaves the stream below open. */
    public static OutputStream packing(Compressor by, OutputStream out) throws IOException {
        OutputStream below = new LeftOpen(out);
        try {
            return switch (by) {
                case GZIP -> new GZIPOutputStream(below, BUFFER);
                case XZ -> new XZOutputStream(below, new LZMA2Options(XZ_PRESET));
                case BZIP2 -> new BZip2CompressorOutputStream(below, BZIP2_BLOCKS);
                case ZSTD -> new ZstdOutputStreamNoFinalizer(below, ZSTD_LEVEL);
            };
        } catch (LinkageError e) {
            throw notHere(by, e);
        }
    }

    /** Part of it is no Java, and is unpacked to where programs may not be run. */
    static ZipException notHere(Compressor by, LinkageError e) {
        ZipException why = new ZipException(by.program() + " cannot be read here: " + e.getMessage());
        why.initCause(e);
        return why;
    }
}
