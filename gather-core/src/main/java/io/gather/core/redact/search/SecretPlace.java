package io.gather.core.redact.search;

/**
 * Where a rule found a secret.
 *
 * @param line from 1
 * @param column of the secret's first byte, from 1
 * @param rule its id
 */
public record SecretPlace(long line, long column, String kind, String rule) {}
