# Ce que dit la ligne de commande.

cli-passphrase = Phrase de passe
cli-no-passphrase = Aucune phrase de passe n’a été donnée. Rien n’a été créé. Mettez-la dans la variable d’environnement { $variable }, puis réessayez.
cli-unknown-kind = Le type { $kind } est inconnu. Rien n’a été créé. Choisissez parmi : { $kinds }
cli-made = Créé : { $file }
cli-demo = L’exemple fictif a été créé, avec tout ce qui en découle :
cli-check-ok = { $file } est intact.
cli-imported = Fiches conservées : { $kept }. Lignes refusées : { $refused }. Valeurs laissées de côté : { $left }.
cli-row = Ligne { $row } : { $reason }
cli-analysis-note = Les résultats ordonnent une discussion ; ce sont les gens qui choisissent. Les situations dont les intervalles se chevauchent sont à égalité.
cli-situation = { $names } : { $score } ; { $trust }
cli-insufficient = information insuffisante
cli-exported = Écrit : { $file }
cli-forms = Formulaires écrits pour téléphones : { $count }
