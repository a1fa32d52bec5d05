package dev.ledgerless.ratelimit;

import java.util.Optional;
import java.util.function.Function;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;

/**
 * Buckets that several instances of this application share. No method throws or waits
 * noticeably.
 */
public interface SharedBuckets {

	/**
	 * Queries a bucket.
	 * @param name the bucket's name; stored as a pseudonym only
	 * @param configuration the configuration of a new bucket
	 * @param question the query
	 * @param <T> the type of the answer
	 * @return the answer; empty if the bucket cannot be reached
	 */
	<T> Optional<T> ask(String name, BucketConfiguration configuration, Function<Bucket, T> question);

}
