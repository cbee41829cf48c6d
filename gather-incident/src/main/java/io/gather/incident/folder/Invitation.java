package io.gather.incident.folder;

import java.time.Instant;

/**
 * A FURL that was made for one node.
 *
 * @param node what it is called from then on
 * @param secret the last part of its FURL
 */
record Invitation(String node, String secret, Instant made) {
    /** As a line of the file. */
    String line() {
        return node + " " + secret + " " + made + "\n";
    }

    @Override
    public String toString() {
        return "invitation of " + node;
    }
}
