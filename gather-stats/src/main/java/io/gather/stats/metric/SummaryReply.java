package io.gather.stats.metric;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/** Reads the reply of {@code statistics/summary}, a record at a time. */
public final class SummaryReply {
    private final SummaryKind kind;
    private final SummaryMembers members;
    private final SummaryDraft draft;
    private final ReplyListener listener;

    public SummaryReply(SummaryKind kind, PointOrigin origin, ReplyListener listener) {
        this.kind = kind;
        this.members = SummaryMembers.of(kind);
        this.draft = new SummaryDraft(members, origin);
        this.listener = listener;
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
        Point point = draft.point(kind.measurement());
        if (point == null) {
            listener.odd(kind.measurement(), OddKind.NOT_AS_DECLARED);
        } else {
            listener.point(point);
        }
    }

    private void member(String name, boolean isNull, JsonParser json) throws IOException {
        if (isNull) {
            return;
        }
        if (members.numbers().contains(name)) {
            draft.number(name, ReplyJson.number(json));
        } else if (members.counts().contains(name)) {
            draft.count(name, ReplyJson.whole(json));
        } else if (members.texts().contains(name)) {
            draft.tag(name, ReplyJson.text(json));
        } else if (kind != SummaryKind.DRIVE && name.equals("node")) {
            Long node = ReplyJson.whole(json);
            draft.tag(name, node == null ? null : node.toString());
        } else if (kind == SummaryKind.CLIENT && name.equals("user")) {
            user(ValueReader.read(json));
        } else {
            json.skipChildren();
        }
    }

    private void user(ReplyValue user) {
        if (!(user instanceof ReplyValue.MapOf(List<ReplyValue.Member> about))) {
            draft.spoil();
            return;
        }
        for (ReplyValue.Member member : about) {
            if (member.name().equals("id") || member.name().equals("name") || member.name().equals("type")) {
                switch (member.value()) {
                    case ReplyValue.Text(String text) -> draft.tag("user_" + member.name(), text);
                    case ReplyValue.Odd(OddKind odd) -> {
                        if (odd != OddKind.NULL) {
                            draft.spoil();
                        }
                    }
                    case ReplyValue.Num number -> draft.spoil();
                    case ReplyValue.Truth truth -> draft.spoil();
                    case ReplyValue.ListOf list -> draft.spoil();
                    case ReplyValue.MapOf map -> draft.spoil();
                }
            }
        }
    }
}
