package io.gather.transport.pki.authority;

import java.util.Locale;

import io.gather.transport.net.x509.LeafDraft;

/** What a certificate of ours is good for, and for nothing else. */
public enum Role {
    /** Answers, and runs plans. */
    NODE(LeafDraft.SERVER),
    /** Calls, and has plans run. */
    OVERLORD(LeafDraft.CLIENT);

    private final String usage;

    Role(String usage) {
        this.usage = usage;
    }

    /** As certificates tell it, in their extended key usage. */
    public String usage() {
        return usage;
    }

    /** As people read it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
