package io.gather.stats.metric;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import org.jspecify.annotations.Nullable;

/** Reads the reply of {@code statistics/summary}, a record at a time. */
public final class SummaryReply {
    private static final String TIME = "time";

    private final SummaryKind kind;
    private final SummaryMembers members;
    private final PointOrigin origin;
    private final ReplyListener listener;

    public SummaryReply(SummaryKind kind, PointOrigin origin, ReplyListener listener) {
        this.kind = kind;
        this.members = SummaryMembers.of(kind);
        this.origin = origin;
        this.listener = listener;
    }

    /**
     * @return what the cluster answers instead; empty: it answered what it was asked
     * @throws ReplyException when it is no such reply
     */
    public List<ReplyError> read(InputStream in) throws IOException {
        return ReplyJson.read(in, kind.word(), this::element);
    }

    /** As far as it was read. */
    private static final class Draft {
        final TreeMap<String, String> tags = new TreeMap<>();
        final TreeMap<String, Number> fields = new TreeMap<>();
        boolean matches = true;
    }

    private void element(JsonParser json) throws IOException {
        Draft draft = new Draft();
        // What the cluster does not tell is zero, as in the original.
        members.counts().forEach(count -> draft.fields.put(count, 0L));
        members.numbers().forEach(number -> draft.fields.put(number, 0.0));
        draft.fields.remove(TIME);
        if (json.currentToken() == JsonToken.START_OBJECT) {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                member(name, json.nextToken() == JsonToken.VALUE_NULL, json, draft);
            }
        } else {
            json.skipChildren();
        }
        Number time = draft.fields.get(TIME);
        if (draft.matches && time != null && EntryTime.isTime(time.longValue())) {
            draft.tags.put("cluster", origin.cluster());
            listener.point(new Point(kind.measurement(), time.longValue(), TagSet.of(draft.tags),
                    FieldSet.of(draft.fields)));
        } else {
            listener.odd(kind.measurement(), OddKind.NOT_AS_DECLARED);
        }
    }

    private void member(String name, boolean isNull, JsonParser json, Draft draft) throws IOException {
        if (isNull) {
            return;
        }
        if (members.numbers().contains(name)) {
            keep(name, ValueReader.read(json) instanceof ReplyValue.Num(double number) ? number : null, draft.fields,
                    draft);
        } else if (members.counts().contains(name)) {
            keep(name, ReplyJson.whole(json), draft.fields, draft);
        } else if (members.texts().contains(name)) {
            keep(name, ReplyJson.text(json), draft.tags, draft);
        } else if (kind != SummaryKind.DRIVE && name.equals("node")) {
            Long node = ReplyJson.whole(json);
            keep(name, node == null ? null : node.toString(), draft.tags, draft);
        } else if (kind == SummaryKind.CLIENT && name.equals("user")) {
            user(ValueReader.read(json), draft);
        } else {
            json.skipChildren();
        }
    }

    private static void user(ReplyValue user, Draft draft) {
        if (!(user instanceof ReplyValue.MapOf(List<ReplyValue.Member> about))) {
            draft.matches = false;
            return;
        }
        for (ReplyValue.Member member : about) {
            if (member.name().equals("id") || member.name().equals("name") || member.name().equals("type")) {
                switch (member.value()) {
                    case ReplyValue.Text(String text) -> draft.tags.put("user_" + member.name(), text);
                    case ReplyValue.Odd(OddKind kind) -> draft.matches &= kind == OddKind.NULL;
                    case ReplyValue.Num number -> draft.matches = false;
                    case ReplyValue.Truth truth -> draft.matches = false;
                    case ReplyValue.ListOf list -> draft.matches = false;
                    case ReplyValue.MapOf map -> draft.matches = false;
                }
            }
        }
    }

    /** @param value null: it is of another type */
    private static <T> void keep(String name, @Nullable T value, Map<String, ? super T> where, Draft draft) {
        if (value == null) {
            draft.matches = false;
        } else {
            where.put(name, value);
        }
    }
}
