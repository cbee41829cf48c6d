package io.gather.stats.metric;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import org.jspecify.annotations.Nullable;

/** Reads the reply of {@code statistics/current}, an entry at a time. */
public final class CurrentReply {
    private static final String CLUSTER = "cluster";
    private static final String DEGRADED = "degraded";
    private static final FieldNames ONE_FIELD = FieldNames.ofSorted("value");
    /** Many times what a cluster has. */
    private static final int MOST_DEVICES = 4096;

    private final PointOrigin origin;
    private final Entries entries;
    private final ReplyListener listener;
    private final CommonParts common = new CommonParts();
    private final Map<Long, OwnTags> ownTags = new HashMap<>();

    /** Of a device, or of the cluster: points of all stats that are one number have the same tags. */
    private record OwnTags(@Nullable Long node, boolean degraded, TagSet tags) {}

    /** Which entries of a reply count, and for what. */
    @FunctionalInterface
    public interface Entries {
        /**
         * @param key as the reply calls it
         * @param device 0: the whole cluster
         * @return what it is called; null: it does not count
         */
        @Nullable
        String name(String key, long device);
    }

    public CurrentReply(PointOrigin origin, ReplyListener listener) {
        this(origin, (key, device) -> key, listener);
    }

    /** @param entries asked once for each entry, just before it is told */
    public CurrentReply(PointOrigin origin, Entries entries, ReplyListener listener) {
        this.origin = origin;
        this.entries = entries;
        this.listener = listener;
    }

    /**
     * @return what the cluster answers instead; empty: it answered what it was asked
     * @throws ReplyException when it is no such reply
     */
    public List<ReplyError> read(InputStream in) throws IOException {
        return ReplyJson.read(in, "stats", this::entry);
    }

    /** As far as it was read. */
    private static final class Entry {
        String key = "";
        long device;
        @Nullable
        Long node;
        long code;
        String error = "";
        @Nullable
        Long seconds;
        ReplyValue value = new ReplyValue.Odd(OddKind.NULL);
        boolean matches = true;
    }

    private void entry(JsonParser json) throws IOException {
        Entry entry = new Entry();
        if (json.currentToken() == JsonToken.START_OBJECT) {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                member(name, json, entry);
            }
        } else {
            json.skipChildren();
            entry.matches = false;
        }
        tell(entry);
    }

    private void member(String name, JsonParser json, Entry entry) throws IOException {
        boolean isNull = json.currentToken() == JsonToken.VALUE_NULL;
        switch (name) {
            case "value" -> entry.value = ValueReader.read(json);
            case "key" -> {
                String key = ReplyJson.text(json);
                entry.matches &= key != null;
                entry.key = key == null ? "" : common.text(key);
            }
            case "devid" -> {
                Long device = ReplyJson.whole(json);
                entry.matches &= device != null;
                entry.device = device == null ? 0 : device;
            }
            case "node" -> {
                entry.node = ReplyJson.whole(json);
                entry.matches &= isNull || entry.node != null;
            }
            case "error_code" -> {
                Long code = ReplyJson.whole(json);
                entry.matches &= isNull || code != null;
                entry.code = code == null ? 0 : code;
            }
            case "error" -> {
                String error = ReplyJson.text(json);
                entry.matches &= isNull || error != null;
                entry.error = error == null ? "" : ReplyJson.shortened(error);
            }
            case "time" -> entry.seconds = ReplyJson.whole(json);
            default -> json.skipChildren();
        }
    }

    private void tell(Entry entry) {
        String name = entry.key.isEmpty() ? "" : entries.name(entry.key, entry.device);
        if (name == null) {
            return;
        }
        entry.key = name;
        Long seconds = entry.seconds;
        if (!entry.matches || entry.key.isEmpty()) {
            listener.odd(entry.key, OddKind.NOT_AS_DECLARED);
        } else if (StatFailure.isFailure(entry.code)) {
            listener.failed(new StatFailure(entry.key, entry.device, entry.code, entry.error));
        } else if (seconds == null || !EntryTime.isTime(seconds)) {
            listener.odd(entry.key, OddKind.NOT_AS_DECLARED);
        } else {
            Records.of(entry.value, new Points(entry, seconds));
        }
    }

    private TagSet own(Entry entry) {
        boolean degraded = entry.code == StatFailure.DEGRADED;
        OwnTags known = ownTags.get(entry.device);
        if (known == null || known.degraded != degraded || !Objects.equals(known.node, entry.node)) {
            TagDraft tags = new TagDraft();
            addOwn(entry, tags);
            known = new OwnTags(entry.node, degraded, common.tags(tags));
            if (ownTags.size() < MOST_DEVICES) {
                ownTags.put(entry.device, known);
            }
        }
        return known.tags;
    }

    private void addOwn(Entry entry, TagDraft tags) {
        tags.put(CLUSTER, origin.cluster());
        if (entry.device != 0) {
            Long node = entry.node;
            tags.put("devid", Long.toString(entry.device));
            tags.put("node", Long.toString(node == null ? entry.device : node));
        }
        if (origin.tellsDegraded()) {
            tags.put(DEGRADED, Boolean.toString(entry.code == StatFailure.DEGRADED));
        }
    }

    /** Makes points of an entry's records. What the cluster says of itself is told apart from what is in the records. */
    private final class Points implements Records.Target {
        private final Entry entry;
        private final long seconds;

        Points(Entry entry, long seconds) {
            this.entry = entry;
            this.seconds = seconds;
        }

        @Override
        public void number(double number) {
            point(own(entry), FieldSet.of(ONE_FIELD, new long[]{Double.doubleToLongBits(number)}));
        }

        @Override
        public void record(TagDraft tags, FieldDraft fields) {
            addOwn(entry, tags);
            point(common.tags(tags), common.fields(fields));
        }

        private void point(TagSet tags, FieldSet fields) {
            listener.point(new Point(entry.key, seconds, tags, fields));
        }

        @Override
        public void odd(OddKind kind) {
            listener.odd(entry.key, kind);
        }
    }
}
