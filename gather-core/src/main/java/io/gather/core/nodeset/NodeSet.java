package io.gather.core.nodeset;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A set of node names that knows how to fold itself: {@code node[1-40]}. Names and text come in the same order as ClusterShell's. Not
 * safe for several threads.
 */
public final class NodeSet implements Iterable<String> {
    private final IndexesByPattern patterns;

    NodeSet(IndexesByPattern patterns) {
        this.patterns = patterns;
    }

    public static NodeSet parse(String expression) {
        return parse(expression, Groups.NONE);
    }

    /** @throws NodeSetException when it is no expression, or has more names than anybody has nodes */
    public static NodeSet parse(String expression, Groups groups) {
        IndexesByPattern patterns = new IndexesByPattern();
        Expression.read(expression, groups, patterns);
        return new NodeSet(patterns);
    }

    /** All of them together; quick for very many. */
    public static NodeSet parseAll(Stream<String> expressions, Groups groups) {
        IndexesByPattern patterns = new IndexesByPattern();
        expressions.forEachOrdered(expression -> {
            IndexesByPattern each = Expression.plain(expression) ? patterns : new IndexesByPattern();
            Expression.read(expression, groups, each);
            if (each != patterns) {
                patterns.addAll(each);
            }
        });
        return new NodeSet(patterns);
    }

    /** Whether it may have to do with groups or wildcards. */
    public static boolean needsGroups(String expression) {
        return expression.indexOf('@') >= 0 || GroupMembers.wild(expression);
    }

    /** Names as they are, brackets and commas in them too. */
    public static NodeSet of(Collection<String> names) {
        IndexesByPattern patterns = new IndexesByPattern();
        names.forEach(name -> patterns.add(Operand.ofName(name)));
        return new NodeSet(patterns);
    }

    public NodeSet union(NodeSet other) {
        IndexesByPattern result = patterns.copy();
        result.addAll(other.patterns);
        return new NodeSet(result);
    }

    public NodeSet difference(NodeSet other) {
        IndexesByPattern result = patterns.copy();
        result.remove(other.patterns);
        return new NodeSet(result);
    }

    public NodeSet intersection(NodeSet other) {
        IndexesByPattern result = patterns.copy();
        result.retain(other.patterns);
        return new NodeSet(result);
    }

    public boolean contains(String name) {
        Operand operand = Operand.ofName(name);
        Vectors vectors = patterns.all().get(operand.pattern());
        return vectors != null && vectors.contains(operand.vector());
    }

    public boolean isEmpty() {
        return patterns.all().isEmpty();
    }

    /** Without making the names. */
    public long count() {
        return patterns.all().values().stream().mapToLong(Vectors::count).sum();
    }

    @Override
    public Iterator<String> iterator() {
        return new NameIterator(patterns);
    }

    public Stream<String> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    /** Folded; an expression for the same set. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        for (Map.Entry<String, Vectors> entry : patterns.all().entrySet()) {
            String[] texts = NameTexts.between(entry.getKey());
            List<RangeSet[]> vectors = entry.getValue().folded();
            for (RangeSet[] vector : vectors) {
                out.append(out.isEmpty() ? "" : ",").append(texts[0]);
                for (int i = 0; i < vector.length; i++) {
                    append(vector[i], out);
                    out.append(texts[i + 1]);
                }
            }
        }
        return out.toString();
    }

    private static void append(RangeSet set, StringBuilder out) {
        if (set.count() == 1) {
            set.appendTo(out);
        } else {
            out.append('[');
            set.appendTo(out);
            out.append(']');
        }
    }
}
