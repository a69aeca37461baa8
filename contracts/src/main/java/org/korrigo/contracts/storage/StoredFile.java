package org.korrigo.contracts.storage;

/**
 * A reference to a stored object; its content is written once and never changes.
 *
 * @param key where it is in the store, {@code <service>/<first two of sha256>/<sha256>}
 * @param sha256 of the content, 64 lower-case hexadecimal digits
 * @param size in bytes
 * @param contentType media type
 */
public record StoredFile(String key, String sha256, long size, String contentType) {}
