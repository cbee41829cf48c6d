package io.gather.stats.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Makes records of a stat's value. A number is one record; a map is one, its numbers fields, its texts tags; a map with lists of maps is
 * one for each of these, which has what the map has besides. Of maps in maps the numbers count. What is odd costs the record it is in.
 */
final class Records {
    private static final String OPERATION = "op_name";
    /** They wait for something to happen, which takes hours, and are no work. */
    private static final Set<String> WAITING = Set.of("change_notify", "read_directory_change");
    /** Of one map, many times what the largest has: they are kept in their order while they come. */
    private static final int MOST_NAMES = 4096;
    /** Of all records together: what lists in a large map would multiply. */
    private static final int MOST = 1 << 20;

    private final Target target;
    private int size;

    /** Where records go. */
    interface Target {
        /** Both may be changed. */
        void record(TagDraft tags, FieldDraft fields);

        /** What has no tags of its own, and one number. */
        void number(double number);

        void odd(OddKind kind);
    }

    /** What a map itself has. */
    private record Own(TagDraft tags, FieldDraft fields, List<ReplyValue.ListOf> lists) {
        Own() {
            this(new TagDraft(), new FieldDraft(), new ArrayList<>(0));
        }

        int size() {
            return tags.size() + fields.size();
        }
    }

    private Records(Target target) {
        this.target = target;
    }

    static void of(ReplyValue value, Target target) {
        Records records = new Records(target);
        switch (value) {
            case ReplyValue.Num(double number) -> target.number(number);
            case ReplyValue.MapOf map -> records.map(map, null);
            case ReplyValue.ListOf list -> records.elements(list, null);
            case ReplyValue.Text text -> target.odd(OddKind.TEXT);
            case ReplyValue.Truth truth -> target.odd(OddKind.BOOLEAN);
            case ReplyValue.Odd(OddKind kind) -> target.odd(kind);
        }
    }

    private void elements(ReplyValue.ListOf list, @Nullable Own parent) {
        for (ReplyValue element : list.values()) {
            if (size > MOST) {
                return;
            }
            switch (element) {
                case ReplyValue.MapOf map -> map(map, parent);
                case ReplyValue.Num number -> target.odd(OddKind.NUMBER_IN_LIST);
                case ReplyValue.Text text -> target.odd(OddKind.TEXT_IN_LIST);
                case ReplyValue.Truth truth -> target.odd(OddKind.BOOLEAN);
                case ReplyValue.ListOf inner -> target.odd(OddKind.LIST_IN_LIST);
                case ReplyValue.Odd(OddKind kind) -> target.odd(kind);
            }
        }
    }

    private void map(ReplyValue.MapOf map, @Nullable Own parent) {
        Own own = new Own();
        if (!take(map, own, false)) {
            return;
        }
        size += own.size() + (parent == null ? 0 : parent.size());
        if (size > MOST) {
            target.odd(OddKind.TOO_LARGE);
            return;
        }
        if (parent != null) {
            own.tags.offerAll(parent.tags);
            own.fields.offerAll(parent.fields);
        }
        if (own.lists.isEmpty()) {
            emit(own);
            return;
        }
        for (ReplyValue.ListOf list : own.lists) {
            if (list.values().isEmpty()) {
                target.odd(OddKind.EMPTY_LIST);
            }
            elements(list, own);
        }
    }

    /** @return whether the record is none to be left out */
    private boolean take(ReplyValue.MapOf map, Own own, boolean nested) {
        List<ReplyValue.MapOf> inner = new ArrayList<>(0);
        if (own.size() + map.members().size() > MOST_NAMES) {
            target.odd(OddKind.TOO_LARGE);
            return false;
        }
        for (ReplyValue.Member member : map.members()) {
            switch (member.value()) {
                case ReplyValue.Num(double number) -> {
                    if (nested) {
                        own.fields.offer(member.name(), number);
                    } else {
                        own.fields.put(member.name(), number);
                    }
                }
                case ReplyValue.Text(String text) -> {
                    if (member.name().equals(OPERATION) && WAITING.contains(text)) {
                        return false;
                    }
                    if (!nested) {
                        own.tags.put(member.name(), text);
                    }
                }
                case ReplyValue.MapOf value -> inner.add(value);
                case ReplyValue.ListOf list -> own.lists.add(list);
                case ReplyValue.Truth truth -> {
                    target.odd(OddKind.BOOLEAN);
                    return false;
                }
                case ReplyValue.Odd(OddKind kind) -> {
                    target.odd(kind);
                    return false;
                }
            }
        }
        return inner.stream().allMatch(it -> take(it, own, true));
    }

    private void emit(Own own) {
        if (own.fields.size() == 0) {
            target.odd(OddKind.NO_NUMBER);
            return;
        }
        target.record(own.tags, own.fields);
    }
}
