package org.korrigo.exams.exam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.contracts.exams.ScaleNode;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.version.SeenVersion;

/** The marking scale by itself, to be taken from a file. */
@Path("/{id}/grading-structure")
@RolesAllowed(Roles.ADMIN)
@Cancellable(false)
class ScaleResource {
  private static final String CSV = "text/csv";
  private static final TypeReference<List<ScaleNode>> TREE = new TypeReference<>() {};

  private final DefiningExams defining;
  private final ListingExams listing;
  private final ObjectMapper json;

  ScaleResource(DefiningExams defining, ListingExams listing, ObjectMapper json) {
    this.defining = defining;
    this.listing = listing;
    this.json = json;
  }

  /**
   * Replaces the marking scale by one from a file: JSON as in {@code grading_structure}, or CSV
   * with the columns id, label, points and parent. Needs {@code If-Match} with the exam's tag. With
   * {@code dry_run=true} nothing is written and no tag is needed: the tree is shown with every
   * violation and the line that it stands in.
   */
  @PUT
  @Consumes({MediaType.APPLICATION_JSON, CSV})
  public Uni<Response> replace(
      @RestPath UUID id,
      @HeaderParam("If-Match") String seen,
      @RestQuery("dry_run") boolean dryRun,
      @Context HttpHeaders headers,
      byte[] content)
      throws JsonProcessingException {
    ScaleImport read = read(content, headers.getMediaType());
    return dryRun
        ? listing.preview(id, read).map(preview -> Response.ok(preview).build())
        : defining.rescale(id, SeenVersion.required(seen), read).map(ExamResource::tagged);
  }

  private ScaleImport read(byte[] content, MediaType type) throws JsonProcessingException {
    if (type.getSubtype().equals("csv")) {
      return ScaleFile.read(content);
    }
    try {
      List<ScaleNode> tree = json.readValue(content, TREE);
      if (tree == null) {
        throw Problem.invalid(MarkingScale.ROOT, "must not be null");
      }
      return ScaleImport.of(tree);
    } catch (JsonProcessingException unreadable) {
      throw unreadable;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
