package io.gather.core.upload;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What the other side has of a bundle after a way has handed it over, by its own word. */
public sealed interface Arrival {
    /** The other side said that it took the bundle, and nothing speaks against it. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({@JsonSubTypes.Type(value = Verified.class, name = "verified"),
            @JsonSubTypes.Type(value = Unverified.class, name = "unverified")})
    sealed interface Taken extends Arrival {
        /** Where it is now, for people, without secrets. */
        String where();

        /** The same, with what is known about it. */
        String words();
    }

    /**
     * What is there was compared with the bundle. Nothing less allows the bundle here to be deleted.
     *
     * @param proof what was compared, such as "the server has its size"
     */
    record Verified(String where, String proof) implements Taken {
        @Override
        public String words() {
            return where + " (" + proof + ")";
        }
    }

    /**
     * The other side cannot be asked what it has.
     *
     * @param doubt why nothing was compared
     */
    record Unverified(String where, String doubt) implements Taken {
        @Override
        public String words() {
            return where + " (accepted, but not verified: " + doubt + ")";
        }
    }

    /**
     * Nothing is there, or something else: this attempt failed, whatever was said before.
     *
     * @param reason for people, without secrets
     */
    record Refuted(String reason) implements Arrival {}
}
