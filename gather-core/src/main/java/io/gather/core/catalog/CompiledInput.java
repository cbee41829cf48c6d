package io.gather.core.catalog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.CRC32;

import io.gather.core.catalog.CatalogText.Digest;
import io.gather.core.units.ByteSize;
import org.jspecify.annotations.Nullable;

/** Reads what {@link CompiledOutput} wrote; the text of each entry only where it is asked for. */
final class CompiledInput {
    /** Another one with each change of what is written. */
    static final int FORMAT = 0x67617403;
    /** Format, sum of all that follows, maker, length of the texts. */
    static final int HEAD = Integer.BYTES * 3 + Long.BYTES;

    private final byte[] bytes;
    private final String all;
    private final int[] ends;
    private final String[] texts;
    private int at;

    private CompiledInput(byte[] bytes, int length) {
        this.bytes = bytes;
        all = new String(bytes, HEAD, length, StandardCharsets.UTF_8);
        at = HEAD + length;
        ends = new int[size() + 1];
        for (int i = 1; i < ends.length; i++) {
            ends[i] = ends[i - 1] + size();
        }
        texts = new String[ends.length - 1];
    }

    private CompiledInput(CompiledInput whole, int at) {
        this.bytes = whole.bytes;
        this.all = whole.all;
        this.ends = whole.ends;
        this.texts = whole.texts;
        this.at = at;
    }

    /**
     * @param maker what read the texts: another one may understand them in another way
     * @param written when the file was
     * @return empty when it is damaged, or of another format or maker
     */
    static Optional<CompiledCatalog> of(byte[] bytes, long maker, long written) {
        if (bytes.length < HEAD) {
            return Optional.empty();
        }
        ByteBuffer head = ByteBuffer.wrap(bytes);
        if (head.getInt() != FORMAT || head.getInt() != sum(bytes) || head.getLong() != maker) {
            return Optional.empty();
        }
        return Optional.of(new CompiledInput(bytes, head.getInt()).catalog(written));
    }

    /** Of all but the format and the sum itself. */
    static int sum(byte[] bytes) {
        CRC32 sum = new CRC32();
        int from = Math.min(2 * Integer.BYTES, bytes.length);
        sum.update(bytes, from, bytes.length - from);
        return (int) sum.getValue();
    }

    private CompiledCatalog catalog(long written) {
        return CompiledCatalog.of(list(this::entry), written);
    }

    private CompiledCatalog.Entry entry() {
        String name = text();
        boolean ofFile = flag();
        Digest digest = new Digest(number(), ByteBuffer.wrap(bytes, at, Long.BYTES).getLong());
        at += Long.BYTES;
        int length = size();
        int place = at;
        at += length;
        return new CompiledCatalog.Entry(name, ofFile, digest, () -> new CompiledInput(this, place).file());
    }

    private CatalogFile file() {
        return switch (size()) {
            case 0 -> new CatalogFile.OfGroup(group(), flag(), texts());
            case 1 -> new CatalogFile.OfProfile(new Catalog.Profile(text(), text(), texts(), texts()));
            default -> throw unknown();
        };
    }

    private Group group() {
        String name = text();
        String title = text();
        List<Condition> when = list(this::condition);
        Map<String, ListSource> lists = new HashMap<>();
        for (int left = size(); left > 0; left--) {
            lists.put(text(), switch (size()) {
                case 0 -> new ListSource.Glob(text(), texts());
                case 1 -> new ListSource.Command(text(), texts());
                default -> throw unknown();
            });
        }
        return new Group(name, title, when, lists, list(this::item));
    }

    private Item item() {
        return new Item(text(), text(), text(), what(), list(this::condition), choice(Scope.class), duration(),
                bytes(), choice(Keep.class), choice(Cost.class), size(), choice(Sensitivity.class), texts(), flag());
    }

    private Item.What what() {
        return switch (size()) {
            case 0 -> new Item.Command(text(), optional(this::text), list(this::size));
            case 1 -> new Item.Files(texts(), texts(), bytes(), optional(this::duration), flag());
            case 2 -> new Item.Contributed(text());
            default -> throw unknown();
        };
    }

    private Condition condition() {
        return new Condition(list(() -> new Condition.Need(choice(Condition.Kind.class), texts())));
    }

    private Duration duration() {
        return Duration.ofSeconds(number(), number());
    }

    private ByteSize bytes() {
        return ByteSize.of(number());
    }

    private <E extends Enum<E>> E choice(Class<E> type) {
        return Enum.valueOf(type, text());
    }

    private List<String> texts() {
        return list(this::text);
    }

    private <T> List<T> list(Supplier<T> each) {
        int size = size();
        if (size == 0) {
            return List.of();
        }
        List<T> all = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            all.add(each.get());
        }
        return List.copyOf(all);
    }

    private <T> @Nullable T optional(Supplier<T> value) {
        return flag() ? value.get() : null;
    }

    private boolean flag() {
        return number() != 0;
    }

    private String text() {
        int number = size();
        String text = texts[number];
        if (text == null) {
            text = all.substring(ends[number], ends[number + 1]);
            texts[number] = text;
        }
        return text;
    }

    private int size() {
        return (int) number();
    }

    private long number() {
        long number = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[at++];
            number |= (next & 0x7fL) << shift;
            shift += 7;
        } while (next < 0);
        return number;
    }

    private static IllegalStateException unknown() {
        return new IllegalStateException("the format is that of another program");
    }
}
