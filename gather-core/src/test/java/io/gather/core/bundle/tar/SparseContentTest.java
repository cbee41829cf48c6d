package io.gather.core.bundle.tar;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SparseContentTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void holesAreZerosAndTheTarStandsBehindWhatIsStored(long seed) throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            SparseMap map = new SparseMap();
            StringBuilder text = new StringBuilder();
            ByteArrayOutputStream stored = new ByteArrayOutputStream();
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            int stretches = random.nextInt(6);
            for (int stretch = 0; stretch < stretches; stretch++) {
                whole.writeBytes(new byte[random.nextInt(3) * random.nextInt(700)]);
                byte[] bytes = new byte[random.nextInt(2) * random.nextInt(700)];
                random.nextBytes(bytes);
                map.add(whole.size(), bytes.length);
                text.append(whole.size()).append('\n').append(bytes.length).append('\n');
                whole.writeBytes(bytes);
                stored.writeBytes(bytes);
            }
            whole.writeBytes(new byte[random.nextInt(600)]);

            assertReads(whole, item(whole.size(), stored.size(), new Layout.Stretches(map)), stored.toByteArray());
            byte[] first = blocks(stretches + "\n" + text);
            ByteArrayOutputStream both = new ByteArrayOutputStream();
            both.writeBytes(first);
            both.writeBytes(stored.toByteArray());
            assertReads(whole, item(whole.size(), both.size(), new Layout.MapFirst()), both.toByteArray());
        }
    }

    private static void assertReads(ByteArrayOutputStream whole, TarItem item, byte[] stored) throws IOException {
        InputStream tar = new ByteArrayInputStream((new String(stored, StandardCharsets.ISO_8859_1) + "next")
                .getBytes(StandardCharsets.ISO_8859_1));
        assertThat(SparseContent.of(tar, item).readAllBytes()).isEqualTo(whole.toByteArray());
        assertThat(tar.readAllBytes()).asString(StandardCharsets.US_ASCII).isEqualTo("next");
    }

    @Test
    void plainContentIsTheTarItself() throws Exception {
        InputStream tar = new ByteArrayInputStream(new byte[]{1, 2});
        assertThat(SparseContent.of(tar, item(2, 2, new Layout.Plain()))).isSameAs(tar);
        assertThatThrownBy(() -> SparseContent.of(tar, item(2, 2, new Layout.Unknown("is odd"))))
                .isInstanceOf(TarException.class).hasMessage("is odd");
    }

    @Test
    void aMapThatDoesNotBelongToItIsRefused() throws Exception {
        SparseMap map = new SparseMap();
        map.add(10, 5);
        for (TarItem wrong : new TarItem[]{item(14, 5, new Layout.Stretches(map)),
                item(20, 4, new Layout.Stretches(map)), item(20, 6, new Layout.Stretches(map))}) {
            assertThatThrownBy(() -> SparseContent.of(InputStream.nullInputStream(), wrong))
                    .isInstanceOf(TarException.class);
        }
        assertThatThrownBy(() -> map.add(14, 1)).hasMessageContaining("not in order");
        assertThatThrownBy(() -> map.add(20, Long.MAX_VALUE)).hasMessageContaining("not in order");
    }

    @Test
    void whatIsCutEndsTooEarly() throws Exception {
        SparseMap map = new SparseMap();
        map.add(1, 5);
        InputStream cut = SparseContent.of(new ByteArrayInputStream(new byte[3]),
                item(8, 5, new Layout.Stretches(map)));
        assertThatThrownBy(cut::readAllBytes).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> SparseContent.of(new ByteArrayInputStream(new byte[100]),
                item(8, 600, new Layout.MapFirst()))).isInstanceOf(EOFException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x\n", "2\n0\n1\n", "1\n5\n-1\n", "99999999999999999999999\n", "999999999999\n0\n1\n"})
    void aMapThatIsNoneIsRefused(String text) {
        byte[] blocks = blocks(text);
        assertThatThrownBy(() -> SparseContent.of(new ByteArrayInputStream(blocks),
                item(8, blocks.length, new Layout.MapFirst()))).isInstanceOf(TarException.class);
    }

    private static byte[] blocks(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return java.util.Arrays.copyOf(bytes,
                Math.max(TarHeader.BLOCK, bytes.length + TarHeader.padding(bytes.length)));
    }

    private static TarItem item(long size, long stored, Layout layout) {
        return new TarItem("n", '0', size, stored, 0640, 0, "", layout);
    }
}
