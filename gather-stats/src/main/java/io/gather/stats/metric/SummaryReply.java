package io.gather.stats.metric;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.gather.stats.metric.SummaryDraft.Slot;
import org.jspecify.annotations.Nullable;

/** Reads the reply of {@code statistics/summary}, a record at a time. */
public final class SummaryReply {
    private final SummaryKind kind;
    private final String measurement;
    private final SummaryDraft draft;
    private final Map<String, Slot> members = new HashMap<>();
    private final Map<String, Slot> aboutUser = new HashMap<>();
    private final ReplyListener listener;

    public SummaryReply(SummaryKind kind, PointOrigin origin, ReplyListener listener) {
        this.kind = kind;
        this.measurement = kind.measurement();
        this.listener = listener;
        SummaryMembers all = SummaryMembers.of(kind);
        this.draft = new SummaryDraft(all, origin);
        Stream.of(all.texts(), all.counts(), all.numbers()).flatMap(Set::stream)
                .forEach(name -> members.put(name, draft.slot(name)));
        if (kind != SummaryKind.DRIVE) {
            members.put(SummaryDraft.NODE, draft.slot(SummaryDraft.NODE));
        }
        if (kind == SummaryKind.CLIENT) {
            Stream.of("id", "name", "type").forEach(name -> aboutUser.put(name, draft.slot("user_" + name)));
        }
    }

    /**
     * @return what the cluster answers instead; empty: it answered what it was asked
     * @throws ReplyException when it is no such reply
     */
    public List<ReplyError> read(InputStream in) throws IOException {
        return ReplyJson.read(in, kind.word(), this::element);
    }

    private void element(JsonParser json) throws IOException {
        draft.clear();
        if (json.currentToken() == JsonToken.START_OBJECT) {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                member(name, json.nextToken() == JsonToken.VALUE_NULL, json);
            }
        } else {
            json.skipChildren();
        }
        Point point = draft.point(measurement);
        if (point == null) {
            listener.odd(measurement, OddKind.NOT_AS_DECLARED);
        } else {
            listener.point(point);
        }
    }

    private void member(String name, boolean isNull, JsonParser json) throws IOException {
        @Nullable
        Slot slot = isNull ? null : members.get(name);
        if (slot != null) {
            switch (slot.what()) {
                case NUMBER -> draft.number(slot.place(), ReplyJson.number(json));
                case COUNT -> draft.count(slot.place(), ReplyJson.whole(json));
                case TEXT -> draft.tag(slot.place(), ReplyJson.text(json));
                case NODE -> draft.tag(slot.place(), node(json));
            }
        } else if (!isNull && kind == SummaryKind.CLIENT && name.equals("user")) {
            user(json);
        } else {
            json.skipChildren();
        }
    }

    private static @Nullable String node(JsonParser json) throws IOException {
        Long node = ReplyJson.whole(json);
        return node == null ? null : node.toString();
    }

    private void user(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            draft.spoil();
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            @Nullable
            Slot slot = aboutUser.get(json.currentName());
            if (json.nextToken() == JsonToken.VALUE_NULL || slot == null) {
                json.skipChildren();
            } else {
                draft.tag(slot.place(), ReplyJson.text(json));
            }
        }
    }
}
