package org.korrigo.grading.copy;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class FormerFinalPdfRepository implements PanacheRepositoryBase<FormerFinalPdf, UUID> {}
