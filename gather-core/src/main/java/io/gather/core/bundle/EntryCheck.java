package io.gather.core.bundle;

import java.util.Objects;

import io.gather.core.bundle.fault.BundleFault;
import io.gather.core.bundle.index.TocEntry;
import io.gather.core.outcome.Result;

/** What a result must hold to before it may become part of a bundle; minions are not trusted blindly. */
final class EntryCheck {
    private EntryCheck() {}

    static void name(String root, String path) {
        String name = root + "/" + path;
        if (!Names.isSafe(name)) {
            throw BundleFault.UNSAFE_NAME.at(name, "such a name may not stand in a bundle");
        }
    }

    static void result(String root, String directory, Result result) {
        String where = directory.isEmpty() ? result.path() : directory + "/" + result.path();
        name(root, where);
        switch (result.kind()) {
            case LINK -> link(where, result);
            case DIRECTORY -> withoutContent(where, result);
            case FILE -> chunks(where, result);
        }
    }

    private static void link(String where, Result result) {
        withoutContent(where, result);
        String target = Objects.requireNonNullElse(result.target(), "");
        if (!Names.linkStays(result.path(), target)) {
            throw BundleFault.UNSAFE_NAME.at(where, "the link to '" + BundleFault.printable(target)
                    + "' leaves the node's directory");
        }
    }

    private static void withoutContent(String where, Result result) {
        if (result.size() != 0 || !result.chunks().isEmpty()) {
            throw BundleFault.MEMBERS_DIFFER.at(where, "a link or directory cannot have content");
        }
    }

    private static void chunks(String where, Result result) {
        if (result.chunks().size() > TocEntry.MOST_PARTS) {
            throw BundleFault.MEMBERS_DIFFER.at(where, "it has more than " + TocEntry.MOST_PARTS + " members");
        }
        long size = 0;
        long next = result.chunks().isEmpty() ? 0 : result.chunks().getFirst().offset();
        for (Result.Chunk chunk : result.chunks()) {
            if (chunk.offset() != next || chunk.size() <= 0 || chunk.stored() <= 0) {
                throw BundleFault.MEMBERS_DIFFER.at(where, "its members are not in a row");
            }
            digest(where, chunk.sha256());
            next += chunk.stored();
            size += chunk.size();
        }
        if (size != result.size()) {
            throw BundleFault.MEMBERS_DIFFER.at(where, "its members hold " + size + " bytes, not " + result.size());
        }
        digest(where, Objects.requireNonNullElse(result.sha256(), ""));
    }

    private static void digest(String where, String sha256) {
        if (!sha256.isEmpty() && !sha256.matches("[0-9a-f]{64}")) {
            throw BundleFault.MEMBERS_DIFFER.at(where, "'" + BundleFault.printable(sha256) + "' is no SHA-256");
        }
    }
}
