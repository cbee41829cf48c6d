package io.gather.core.bundle.gzip;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Members that we wrote, that others wrote, and what became of them. */
@Timeout(30)
class MemberReaderTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aRowOfMembersIsReadAsOneAndOneByOne(long seed) throws Exception {
        Random random = new Random(seed);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        int count = random.nextInt(1, 8);
        long[] starts = new long[count];
        byte[][] contents = new byte[count][];
        for (int i = 0; i < count; i++) {
            starts[i] = file.size();
            contents[i] = content(random);
            file.writeBytes(member(contents[i], random.nextInt(10), random.nextInt(1, 5000)));
            whole.writeBytes(contents[i]);
        }
        byte[] bytes = file.toByteArray();

        assertThat(new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes())
                .isEqualTo(whole.toByteArray());
        try (MemberReader reader = reader(bytes)) {
            reader.open(0);
            assertThat(new MemberSequence(reader, bytes.length).readAllBytes()).isEqualTo(whole.toByteArray());
            for (int i = count - 1; i >= 0; i--) {
                reader.open(starts[i]);
                assertThat(reader.start()).isEqualTo(starts[i]);
                assertThat(reader.readAllBytes()).isEqualTo(contents[i]);
                assertThat(reader.atEnd()).isTrue();
                assertThat(reader.position()).isEqualTo(i == count - 1 ? bytes.length : starts[i + 1]);
            }
        }
    }

    @Test
    void lookingAtTheEndTakesNothing() throws Exception {
        try (MemberReader reader = reader(member(new byte[]{7, 8}, 6, 10))) {
            reader.open(0);
            assertThat(reader.atEnd()).isFalse();
            assertThat(reader.read()).isEqualTo(7);
            assertThat(reader.read()).isEqualTo(8);
            assertThat(reader.atEnd()).isTrue();
            assertThat(reader.read()).isEqualTo(-1);
        }
    }

    @Test
    void whatIsCutAnywhereEndsTooEarly() throws Exception {
        byte[] whole = member(content(new Random(7)), 6, 300);
        for (int length = 0; length < whole.length; length += 1 + whole.length / 200) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(cut)).as(length + " of " + whole.length).isInstanceOf(EOFException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void damageIsNeverTakenForContent(long seed) throws Exception {
        Random random = new Random(seed);
        byte[] content = new byte[3000];
        random.nextBytes(content);
        byte[] whole = member(content, 6, 3000);
        for (int i = 0; i < 2000; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                // Time, level and system are of no interest to anybody.
                assertThat(read(damaged)).isEqualTo(content);
            } catch (ZipException | EOFException expected) {
                assertThat(expected).hasMessageMatching("(?s).+");
            }
        }
    }

    @Test
    void optionalFieldsOfTheHeaderAreSkipped() throws Exception {
        byte[] plain = member("abc".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 6, 3);
        ByteArrayOutputStream fields = new ByteArrayOutputStream();
        fields.write(plain, 0, 3);
        fields.write(4 | 8 | 16 | 2);
        fields.write(plain, 4, 6);
        fields.writeBytes(new byte[]{3, 0, 'x', 'y', 'z'});
        fields.writeBytes(new byte[]{'n', 'a', 0, 'c', 0, 1, 2});
        fields.write(plain, 10, plain.length - 10);
        assertThat(read(fields.toByteArray())).asString().isEqualTo("abc");
    }

    @Test
    void fieldsWithoutEndAreNoMember() {
        byte[] name = new byte[MemberReader.LONGEST_FIELD + 100];
        Arrays.fill(name, (byte) 'n');
        System.arraycopy(new byte[]{0x1f, (byte) 0x8b, 8, 8, 0, 0, 0, 0, 0, 0}, 0, name, 0, 10);
        assertThatThrownBy(() -> read(name)).isInstanceOf(ZipException.class).hasMessageContaining("endless name");
        byte[] flags = {0x1f, (byte) 0x8b, 8, (byte) 0x80, 0, 0, 0, 0, 0, 0, 0, 0};
        assertThatThrownBy(() -> read(flags)).isInstanceOf(ZipException.class).hasMessageContaining("flags");
        assertThatThrownBy(() -> read(new byte[20])).isInstanceOf(ZipException.class).hasMessageContaining("no gzip");
    }

    @Test
    void aReaderDoesNotReadBeyondItsLimit() throws Exception {
        byte[] member = member(new byte[1000], 0, 1000);
        try (MemberReader reader = new MemberReader(at(member), member.length - 1)) {
            reader.open(0);
            assertThatThrownBy(reader::readAllBytes).isInstanceOf(EOFException.class);
        }
    }

    private static byte[] read(byte[] bytes) throws IOException {
        try (MemberReader reader = reader(bytes)) {
            reader.open(0);
            return reader.readAllBytes();
        }
    }

    private static MemberReader reader(byte[] bytes) {
        return new MemberReader(at(bytes), bytes.length);
    }

    /** Hands out few bytes at a time, as a slow disk. */
    private static ReadableAt at(byte[] bytes) {
        return (into, position) -> {
            int count = (int) Math.min(Math.min(into.remaining(), 777), bytes.length - position);
            if (count <= 0) {
                return -1;
            }
            into.put(ByteBuffer.wrap(bytes, (int) position, count));
            return count;
        };
    }

    private static byte[] member(byte[] content, int level, int piece) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Member member = new Member(1)) {
            member.begin(out, level);
            for (int at = 0; at < content.length; at += piece) {
                member.write(out, content, at, Math.min(piece, content.length - at));
            }
            assertThat(member.end(out)).isEqualTo(out.size());
        }
        return out.toByteArray();
    }

    private static byte[] content(Random random) {
        byte[] content = new byte[random.nextInt(4) * random.nextInt(60_000)];
        if (random.nextBoolean()) {
            random.nextBytes(content);
        }
        return content;
    }
}
