package io.gather.core.catalog;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import io.gather.core.catalog.CompiledCatalog.Entry;
import org.jspecify.annotations.Nullable;

/** Writes what {@link CompiledInput} reads: a head, all texts as one, their lengths, then each entry. Equal entries give equal bytes. */
final class CompiledOutput {
    private final Map<String, Integer> places;
    private final List<String> texts;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 12);

    private CompiledOutput(Map<String, Integer> places, List<String> texts) {
        this.places = places;
        this.texts = texts;
    }

    /** @param maker see {@link CompiledInput#of} */
    static byte[] of(List<Entry> entries, long maker) {
        CompiledOutput body = new CompiledOutput(new HashMap<>(), new ArrayList<>());
        body.list(entries, body::entry);
        CompiledOutput lengths = new CompiledOutput(Map.of(), List.of());
        lengths.list(body.texts, text -> lengths.number(text.length()));
        byte[] all = String.join("", body.texts).getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(CompiledInput.HEAD + all.length + lengths.bytes.size()
                + body.bytes.size());
        file.putInt(CompiledInput.FORMAT).putInt(0).putLong(maker).putInt(all.length).put(all)
                .put(lengths.bytes.toByteArray()).put(body.bytes.toByteArray());
        file.putInt(Integer.BYTES, CompiledInput.sum(file.array()));
        return file.array();
    }

    private void entry(Entry entry) {
        text(entry.name());
        flag(entry.ofFile());
        number(entry.digest().length());
        bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(entry.digest().sums()).array());
        CompiledOutput content = new CompiledOutput(places, texts);
        content.file(entry.content().file());
        number(content.bytes.size());
        bytes.writeBytes(content.bytes.toByteArray());
    }

    private void file(CatalogFile file) {
        switch (file) {
            case CatalogFile.OfGroup(Group group, boolean titled, List<String> switchedOff) -> {
                number(0);
                group(group);
                flag(titled);
                texts(switchedOff);
            }
            case CatalogFile.OfProfile(Catalog.Profile profile) -> {
                number(1);
                text(profile.name());
                text(profile.title());
                texts(profile.include());
                texts(profile.exclude());
            }
        }
    }

    private void group(Group group) {
        text(group.name());
        text(group.title());
        list(group.when(), this::condition);
        list(new TreeMap<>(group.lists()).entrySet(), list -> {
            text(list.getKey());
            switch (list.getValue()) {
                case ListSource.Glob glob -> {
                    number(0);
                    text(glob.pattern());
                }
                case ListSource.Command command -> {
                    number(1);
                    text(command.line());
                }
            }
            texts(list.getValue().exclude());
        });
        list(group.items(), this::item);
    }

    private void item(Item item) {
        text(item.group());
        text(item.name());
        text(item.about());
        switch (item.what()) {
            case Item.Command command -> {
                number(0);
                text(command.line());
                optional(command.forEach(), this::text);
                list(command.exits(), exit -> number(exit));
            }
            case Item.Files files -> {
                number(1);
                texts(files.patterns());
                texts(files.exclude());
                number(files.maxFile().bytes());
                optional(files.newer(), this::duration);
                flag(files.followLinks());
            }
            case Item.Contributed contributed -> {
                number(2);
                text(contributed.module());
            }
        }
        list(item.when(), this::condition);
        text(item.scope().name());
        duration(item.timeout());
        number(item.max().bytes());
        text(item.keep().name());
        text(item.cost().name());
        number(item.value());
        text(item.sensitivity().name());
        texts(item.mask());
        flag(item.enabled());
    }

    private void condition(Condition condition) {
        list(condition.needs(), need -> {
            text(need.kind().name());
            texts(need.values());
        });
    }

    private void duration(Duration duration) {
        number(duration.getSeconds());
        number(duration.getNano());
    }

    private void texts(List<String> all) {
        list(all, this::text);
    }

    private <T> void list(Collection<T> all, Consumer<T> each) {
        number(all.size());
        all.forEach(each);
    }

    private <T> void optional(@Nullable T value, Consumer<T> write) {
        flag(value != null);
        if (value != null) {
            write.accept(value);
        }
    }

    private void flag(boolean flag) {
        number(flag ? 1 : 0);
    }

    /** Each is there once, and named by its number. */
    private void text(String text) {
        Integer known = places.putIfAbsent(text, texts.size());
        if (known == null) {
            texts.add(text);
        }
        number(known == null ? texts.size() - 1 : known);
    }

    /** Seven bits a byte, the lowest first; negative ones take ten. */
    private void number(long number) {
        long left = number;
        while ((left & ~0x7fL) != 0) {
            bytes.write((int) ((left & 0x7f) | 0x80));
            left >>>= 7;
        }
        bytes.write((int) left);
    }
}
