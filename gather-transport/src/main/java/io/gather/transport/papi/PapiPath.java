package io.gather.transport.papi;

import java.util.ArrayList;
import java.util.List;

import okhttp3.HttpUrl;

/** What is asked for. Names and values may hold anything: they are encoded. */
public final class PapiPath {
    private final List<String> segments;
    private final List<Argument> arguments;

    private record Argument(String name, String value) {}

    private PapiPath(List<String> segments, List<Argument> arguments) {
        this.segments = segments;
        this.arguments = arguments;
    }

    /** @param segments such as {@code platform}, {@code 1}, {@code cluster}, {@code config} */
    public static PapiPath of(String... segments) {
        return new PapiPath(List.of(segments), List.of());
    }

    /** With a further argument behind the question mark. */
    public PapiPath with(String name, String value) {
        return withAll(name, List.of(value));
    }

    /** The same argument once for each value. */
    public PapiPath withAll(String name, List<String> values) {
        List<Argument> all = new ArrayList<>(arguments);
        values.forEach(value -> all.add(new Argument(name, value)));
        return new PapiPath(segments, List.copyOf(all));
    }

    HttpUrl at(HttpUrl base) {
        HttpUrl.Builder url = base.newBuilder();
        segments.forEach(url::addPathSegment);
        arguments.forEach(argument -> url.addQueryParameter(argument.name, argument.value));
        return url.build();
    }

    /** Without arguments. */
    @Override
    public String toString() {
        return "/" + String.join("/", segments);
    }
}
