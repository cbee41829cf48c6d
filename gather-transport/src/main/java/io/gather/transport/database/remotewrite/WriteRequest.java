package io.gather.transport.database.remotewrite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import com.squareup.wire.FieldEncoding;
import com.squareup.wire.ReverseProtoWriter;
import okio.Buffer;

/**
 * The message of remote write 1.0 in the binary form of Protocol Buffers: series (1), each with its labels (1: name 1, value 2) and samples
 * (2: value 1, time 2). It is written from its end, so how long a part is that stands before it is known.
 */
final class WriteRequest {
    private final ReverseProtoWriter out = new ReverseProtoWriter();

    private WriteRequest() {}

    static byte[] of(List<Series> all) {
        WriteRequest request = new WriteRequest();
        all.reversed().forEach(request::series);
        Buffer bytes = new Buffer();
        try {
            request.out.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.readByteArray();
    }

    private void series(Series series) {
        int behind = out.getByteCount();
        sample(series);
        series.labels().reversed().forEach(this::label);
        length(1, behind);
    }

    private void sample(Series series) {
        int behind = out.getByteCount();
        out.writeVarint64(series.millis());
        out.writeTag(2, FieldEncoding.VARINT);
        out.writeFixed64(Double.doubleToRawLongBits(series.value()));
        out.writeTag(1, FieldEncoding.FIXED64);
        length(2, behind);
    }

    private void label(String name, String value) {
        int behind = out.getByteCount();
        text(2, value);
        text(1, name);
        length(1, behind);
    }

    private void text(int field, String text) {
        int behind = out.getByteCount();
        out.writeString(text);
        length(field, behind);
    }

    /** @param behind how many bytes there were before this field */
    private void length(int field, int behind) {
        out.writeVarint32(out.getByteCount() - behind);
        out.writeTag(field, FieldEncoding.LENGTH_DELIMITED);
    }
}
