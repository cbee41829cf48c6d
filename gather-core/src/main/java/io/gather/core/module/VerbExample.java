package io.gather.core.module;

/**
 * A command line to copy.
 *
 * @param line all of it: {@code gather shop orders --open}
 * @param about what it is good for
 */
public record VerbExample(String line, String about) {}
