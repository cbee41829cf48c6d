package io.gather.transport.node.shell.land;

import org.jspecify.annotations.Nullable;

/**
 * A part of some content, as the minion sent it.
 *
 * @param raw whether it came as it is; else it is a gzip member
 * @param size of the content; -1: not said
 * @param stored length of the member; -1: not said
 * @param sha256 of the content; null: not said
 */
record MemberPiece(boolean raw, long size, long stored, @Nullable String sha256) {}
