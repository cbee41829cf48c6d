package io.gather.core.watermark;

/**
 * A result without a mark that a gather delivered, whole.
 *
 * @param path in the node's directory
 * @param gather whose bundle has it
 */
public record Had(String path, String sha256, String gather) {}
