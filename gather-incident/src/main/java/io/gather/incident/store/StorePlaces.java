package io.gather.incident.store;

import java.nio.file.Path;

import io.gather.transport.foolscap.furl.TubId;

/**
 * What is where in the directory of an incident gatherer. What is ours alone is in {@code gather}: in {@code incidents} the Python
 * gatherer would not start with anything else.
 */
record StorePlaces(Path base) {
    Path incidents() {
        return base.resolve("incidents");
    }

    Path tub(TubId tub) {
        return incidents().resolve(tub.text());
    }

    Path incident(TubId tub, IncidentName name) {
        return tub(tub).resolve(name.file());
    }

    /** As the files of categories name it. */
    static String relative(TubId tub, IncidentName name) {
        return "incidents/" + tub.text() + "/" + name.file();
    }

    /** The last incident of a tub that was stored. */
    Path latest(TubId tub) {
        return tub(tub).resolve("latest");
    }

    Path classified() {
        return base.resolve("classified");
    }

    Path own() {
        return base.resolve("gather");
    }

    Path index() {
        return own().resolve("index");
    }

    /** A file a tub: see {@link FolderStamps}. */
    Path stamps() {
        return own().resolve("folders");
    }

    Path nodes() {
        return own().resolve("nodes.json");
    }

    /** Up to where tubs were asked. */
    Path asked() {
        return own().resolve("asked");
    }

    Path asked(TubId tub) {
        return asked().resolve(tub.text());
    }

    Path resolved() {
        return own().resolve("resolved.json");
    }

    Path lock() {
        return own().resolve("lock");
    }

    /** Where files grow before they have their names. */
    Path growing() {
        return own().resolve("tmp");
    }

    /** Files that are damaged. */
    Path quarantine() {
        return own().resolve("quarantine");
    }

    Path quarantine(TubId tub) {
        return quarantine().resolve(tub.text());
    }

    /** What came of incidents that could not be transferred whole. */
    Path incomplete(TubId tub, IncidentName name) {
        return incomplete(tub).resolve(name.file());
    }

    Path incomplete(TubId tub) {
        return own().resolve("incomplete").resolve(tub.text());
    }
}
