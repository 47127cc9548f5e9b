# Clés, envois à une région, et examen de ce qui sortirait.

release-error-not-a-key = Ce n’est pas une clé publique de Repère. Rien n’a été modifié. Redemandez le fichier de la clé.
release-error-not-a-submission = Ce n’est pas un envoi à une région, ou son début a été modifié. Rien n’en a été pris. Demandez à la collectivité quel fichier elle a envoyé.
release-error-wrong-key = Ce fichier n’a pas été chiffré pour la clé de cette région, ou son début a été modifié. Rien n’en a été pris. Demandez à la collectivité quelle clé elle a utilisée et comparez les mots au téléphone.
release-error-other-region = { $community } a écrit ce fichier pour une autre région ; quelqu’un l’a transmis. Rien n’en a été pris. Demandez à la collectivité de vous en envoyer un.
release-error-altered = Ce fichier n’est pas tel qu’il a été écrit : sa copie est incomplète ou quelqu’un l’a modifié. Rien n’en a été pris. Demandez à la collectivité de l’envoyer de nouveau. ({ $part })
release-error-newer = Ce fichier a été écrit par une version plus récente de Repère (format { $version }). Rien n’en a été pris. Installez la version la plus récente, puis ouvrez-le de nouveau.
release-error-too-large = Ce fichier dépasse { $megabytes } Mo ; aucun envoi n’est si gros. Il n’a pas été ouvert.
release-error-hostile = Ce fichier contient autre chose que ce que contient un envoi. Il n’a pas été ouvert plus loin et rien n’en a été pris. Ne l’ouvrez pas avec d’autres logiciels.
release-error-unknown-signer = { $community } : personne ici n’a encore accepté la clé qui a signé ce fichier. Rien n’en a été pris. Appelez la collectivité, comparez les mots de sa clé, puis acceptez-la.
