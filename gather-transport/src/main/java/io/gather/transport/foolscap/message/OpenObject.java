package io.gather.transport.foolscap.message;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** An object whose end has not come yet, with what came of it. */
final class OpenObject {
    private final long count;
    private final long number;
    private final List<Value> children = new ArrayList<>();
    private @Nullable OpenType type;
    private @Nullable String copied;
    private @Nullable Arguments arguments;
    private long weight = 1;
    private int height = 1;
    private long bytes;

    /**
     * @param count as the sender numbers it
     * @param number as we count, by which it may be referred to
     */
    OpenObject(long count, long number) {
        this.count = count;
        this.number = number;
    }

    long count() {
        return count;
    }

    long number() {
        return number;
    }

    /** Null until its word has come. */
    @Nullable
    OpenType type() {
        return type;
    }

    void type(OpenType known) {
        type = known;
    }

    /** The class of which it is a copy; null until that has come. */
    @Nullable
    String copied() {
        return copied;
    }

    void copied(String name) {
        copied = name;
    }

    /** Whether all the words have come that say what it is. */
    boolean isNamed() {
        return type != null && (type != OpenType.COPYABLE || copied != null);
    }

    List<Value> children() {
        return children;
    }

    /** Of a call. */
    @Nullable
    Arguments arguments() {
        return arguments;
    }

    void arguments(Arguments whole) {
        arguments = whole;
    }

    /**
     * @param weight how many values it is, each with all within it
     * @param bytes of all texts and numbers within it
     */
    void add(Value child, long weight, int height, long bytes) {
        children.add(child);
        this.weight += weight;
        this.bytes += bytes;
        this.height = Math.max(this.height, height + 1);
    }

    long bytes() {
        return bytes;
    }

    long weight() {
        return weight;
    }

    /** How many levels there are in it. */
    int height() {
        return height;
    }
}
